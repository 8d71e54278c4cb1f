namespace Slipway.Core.Commands;

/// <summary>Everything that the command line has, with what it is for.</summary>
/// <param name="Targets">All targets by name.</param>
/// <param name="Options">All options by name, those of the runner included.</param>
public sealed record CommandHelp(IReadOnlyList<TargetHelp> Targets, IReadOnlyList<OptionHelp> Options)
{
    /// <summary>A target and all that runs before it, the target first.</summary>
    /// <param name="name">Its name in any spelling; none for a name that does not exist.</param>
    public IReadOnlyList<TargetHelp> Closure(string name)
    {
        var found = new List<TargetHelp>();
        Add(name);
        return found;

        void Add(string wanted)
        {
            if (Targets.FirstOrDefault(x => Spelling.Same(x.Name, wanted)) is not { } target || found.Contains(target))
                return;
            found.Add(target);
            foreach (var dependency in target.DependsOn)
                Add(dependency);
        }
    }

    /// <summary>The options that a target or anything that runs before it reads.</summary>
    /// <param name="names">Targets in any spelling.</param>
    public IReadOnlyList<OptionHelp> OptionsOf(IEnumerable<string> names)
    {
        var read = names.SelectMany(Closure).SelectMany(x => x.Options).ToHashSet(StringComparer.Ordinal);
        return [.. Options.Where(x => read.Contains(x.Option.Name))];
    }
}

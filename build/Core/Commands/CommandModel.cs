namespace Slipway.Core.Commands;

/// <summary>What a command line may say.</summary>
/// <param name="Targets">The names of all targets.</param>
/// <param name="Options">The build's own options.</param>
public sealed record CommandModel(IReadOnlyList<string> Targets, IReadOnlyList<OptionModel> Options)
{
    /// <summary>The build's own options and those of the program that runs targets.</summary>
    public IReadOnlyList<OptionModel> AllOptions { get; } = [.. Options, .. RunnerOptions.All.Where(x => !Options.Any(own => own.Name == x.Name))];

    /// <summary>The option of that name in any spelling; null when there is none.</summary>
    /// <param name="typed">With or without dashes.</param>
    public OptionModel? Option(string typed) => AllOptions.FirstOrDefault(x => Spelling.Same(x.Name, typed));

    /// <summary>Whether a word names a target in any spelling.</summary>
    /// <param name="word">The word.</param>
    public bool IsTarget(string word) => Targets.Any(x => Spelling.Same(x, word));
}

using Slipway.Core.Diagnostics;

namespace Slipway.Core.Commands;

/// <summary>
/// Which variable feeds which option: those of the process before those of <c>.env</c>, and in each NUKE_ before SLIPWAY_ before MODEL_BUILD_MODE. An empty variable counts as not
/// given, because CI systems hand on inputs that nobody filled in as empty ones.
/// </summary>
internal static class VariableFeed
{
    /// <summary>The options that a variable feeds, each with the strongest one.</summary>
    /// <param name="environment">The environment as found.</param>
    /// <param name="dotEnv">The file <c>.env</c>.</param>
    /// <param name="model">What exists.</param>
    public static IReadOnlyList<(OptionModel Option, GivenVariable Variable)> Of(
        IReadOnlyDictionary<string, string> environment,
        DotEnvFile dotEnv,
        CommandModel model
    ) => [.. All(environment, dotEnv, model).Select(x => (x.Option, x.Variables[0]))];

    /// <summary>Two spellings of one name with different values: what runs targets would take neither and only warn.</summary>
    /// <param name="environment">The environment as found.</param>
    /// <param name="dotEnv">The file <c>.env</c>.</param>
    /// <param name="model">What exists.</param>
    public static IEnumerable<Problem> Ambiguous(IReadOnlyDictionary<string, string> environment, DotEnvFile dotEnv, CommandModel model) =>
        from feed in All(environment, dotEnv, model)
        where feed.Variables.DistinctBy(x => x.Value, StringComparer.Ordinal).Skip(1).Any()
        select VariableProblems.Ambiguous(feed.Option.Dashed, [.. feed.Variables.Select(x => x.Described)]);

    private static IEnumerable<(OptionModel Option, IReadOnlyList<GivenVariable> Variables)> All(
        IReadOnlyDictionary<string, string> environment,
        DotEnvFile dotEnv,
        CommandModel model
    )
    {
        var process = ByPlainName(environment.Where(x => VariableNames.IsOurs(x.Key)).Select(x => GivenVariable.Of(x.Key, x.Value)));
        var file = ByPlainName(dotEnv.Entries.Where(x => !VariableNames.IsEarly(x.Name)).Select(GivenVariable.Of));
        if (process.Count == 0 && file.Count == 0)
            yield break;
        foreach (var option in model.AllOptions)
        {
            var plain = Spelling.Plain(option.Name);
            var found = Strongest(process, option, plain) ?? Strongest(file, option, plain);
            if (found is not null)
                yield return (option, found);
        }
    }

    private static List<GivenVariable>? Strongest(ILookup<string, GivenVariable> variables, OptionModel option, string plain) =>
        variables["NUKE" + plain].ToList() is { Count: > 0 } runners ? runners
        : variables["SLIPWAY" + plain].ToList() is { Count: > 0 } own ? own
        : option.Name == "Mode" && variables["MODELBUILDMODE"].FirstOrDefault() is { } mode ? [mode]
        : null;

    private static ILookup<string, GivenVariable> ByPlainName(IEnumerable<GivenVariable> variables) =>
        variables.Where(x => x.Value.Length > 0).OrderBy(x => x.Name, StringComparer.Ordinal).ToLookup(x => Spelling.Plain(x.Name));
}

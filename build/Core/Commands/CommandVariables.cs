using Slipway.Core.Diagnostics;

namespace Slipway.Core.Commands;

/// <summary>
/// Which variables may feed options: SLIPWAY_NAME, NUKE_NAME and MODEL_BUILD_MODE, of the process or of <c>.env</c>. What runs targets would also take a bare NAME, TAG or HOST in
/// any spelling, which many machines have set for other reasons, and knows no <c>.env</c>.
/// </summary>
public static class CommandVariables
{
    /// <summary>
    /// What to change in the process's environment before anything reads it, in this order: null removes, a value sets. Afterwards each option that a variable feeds has exactly
    /// one that what runs targets takes: of two it would take neither.
    /// </summary>
    /// <param name="environment">The environment as found.</param>
    /// <param name="dotEnv">The file <c>.env</c>.</param>
    /// <param name="model">What exists.</param>
    public static IReadOnlyDictionary<string, string?> Changes(IReadOnlyDictionary<string, string> environment, DotEnvFile dotEnv, CommandModel model)
    {
        var sets = VariableFeed.Of(environment, dotEnv, model).ToDictionary(x => Canonical(x.Option), x => x.Variable.Value, StringComparer.Ordinal);
        var names = model.AllOptions.Select(x => Spelling.Plain(x.Name)).ToHashSet(StringComparer.Ordinal);
        var changes = environment
            .Keys.Where(name => IsTaken(Spelling.Plain(name), names) && !VariableNames.IsOwn(name) && !sets.ContainsKey(name))
            .ToDictionary(name => name, string? (_) => null, StringComparer.Ordinal);
        foreach (var (name, value) in sets.Where(x => environment.GetValueOrDefault(x.Key) != x.Value))
            changes[name] = value;
        return changes;
    }

    /// <summary>Everything that is wrong with the variables and with <c>.env</c>.</summary>
    /// <param name="environment">The environment as found.</param>
    /// <param name="dotEnv">The file <c>.env</c>.</param>
    /// <param name="model">What exists.</param>
    public static IReadOnlyList<Problem> Problems(IReadOnlyDictionary<string, string> environment, DotEnvFile dotEnv, CommandModel model) =>
        [
            .. dotEnv.Problems,
            .. VariableFeed.Of(environment, dotEnv, model).SelectMany(x => CommandCheck.OfValues(x.Option, x.Variable.Described, [x.Variable.Value], model)),
            .. VariableFeed.Ambiguous(environment, dotEnv, model),
            .. environment
                .Keys.Where(x => VariableNames.IsOwn(x) && !VariableNames.IsEarly(x))
                .SelectMany(x => Misspelt(GivenVariable.Of(x, ""), model, nearOnly: true)),
            .. dotEnv.Entries.SelectMany(x => OfEntry(GivenVariable.Of(x), model)),
        ];

    private static IEnumerable<Problem> OfEntry(GivenVariable entry, CommandModel model) =>
        VariableNames.IsEarly(entry.Name) ? [VariableProblems.TooLate(entry.Described, entry.Name)]
        : VariableNames.IsOwn(entry.Name) ? Misspelt(entry, model, nearOnly: false)
        : [];

    /// <summary>A name that no option has. In the environment only one that is near an option: others may be of scripts around this project.</summary>
    private static IEnumerable<Problem> Misspelt(GivenVariable variable, CommandModel model, bool nearOnly)
    {
        var plain = Spelling.Plain(variable.Name)["SLIPWAY".Length..];
        if (model.AllOptions.Any(x => Spelling.Plain(x.Name) == plain))
            return [];
        var near = Closest.To(plain, model.AllOptions.Select(x => Spelling.Plain(x.Name)));
        var option = near is null ? null : model.AllOptions.First(x => Spelling.Plain(x.Name) == near);
        return option is null && nearOnly ? [] : [VariableProblems.UnknownName(variable.Described, option is null ? null : VariableNames.Own + Upper(option))];
    }

    private static bool IsTaken(string plain, HashSet<string> names) =>
        names.Contains(plain) || (plain.StartsWith("NUKE", StringComparison.Ordinal) && names.Contains(plain["NUKE".Length..]));

    private static string Canonical(OptionModel option) => VariableNames.Runner + Upper(option);

    private static string Upper(OptionModel option) => Spelling.Dashed(option.Name).Replace('-', '_').ToUpperInvariant();
}

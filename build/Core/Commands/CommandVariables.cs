using Slipway.Core.Diagnostics;

namespace Slipway.Core.Commands;

/// <summary>
/// Which environment variables may feed options: SLIPWAY_NAME, NUKE_NAME and MODEL_BUILD_MODE. What runs targets would also take a bare NAME, TAG or HOST in any
/// spelling, which many machines have set for other reasons.
/// </summary>
public static class CommandVariables
{
    private const string Own = "SLIPWAY_";
    private const string Runner = "NUKE_";
    private const string Mode = "MODEL_BUILD_MODE";

    /// <summary>What to change in the process's environment before anything reads it: a value sets, null removes.</summary>
    /// <param name="environment">The environment as found.</param>
    /// <param name="model">What exists.</param>
    public static IReadOnlyDictionary<string, string?> Changes(IReadOnlyDictionary<string, string> environment, CommandModel model)
    {
        var changes = new Dictionary<string, string?>(StringComparer.Ordinal);
        var names = model.AllOptions.ToDictionary(x => Spelling.Plain(x.Name), x => x.Name, StringComparer.Ordinal);
        foreach (var name in environment.Keys)
        {
            var plain = Spelling.Plain(name);
            var feeds = names.ContainsKey(plain) || (plain.StartsWith("NUKE", StringComparison.Ordinal) && names.ContainsKey(plain["NUKE".Length..]));
            if (feeds && !name.StartsWith(Own, StringComparison.OrdinalIgnoreCase) && !name.StartsWith(Runner, StringComparison.OrdinalIgnoreCase))
                changes[name] = null;
        }
        foreach (var (option, name) in Feeding(environment, model).Where(x => !x.Variable.StartsWith(Runner, StringComparison.OrdinalIgnoreCase)))
            changes[Runner + Spelling.Dashed(option.Name).Replace('-', '_').ToUpperInvariant()] = environment[name];
        return changes;
    }

    /// <summary>Every value in a variable that no option can take.</summary>
    /// <param name="environment">The environment as found.</param>
    /// <param name="model">What exists.</param>
    public static IReadOnlyList<Problem> Problems(IReadOnlyDictionary<string, string> environment, CommandModel model) =>
        [
            .. Feeding(environment, model)
                .Where(x => environment[x.Variable].Length > 0)
                .SelectMany(x => CommandCheck.OfValues(x.Option, $"the variable {x.Variable}", [environment[x.Variable]], model)),
        ];

    /// <summary>The variable that feeds an option: NUKE_ before SLIPWAY_ before MODEL_BUILD_MODE.</summary>
    private static IEnumerable<(OptionModel Option, string Variable)> Feeding(IReadOnlyDictionary<string, string> environment, CommandModel model)
    {
        var known = environment
            .Keys.Where(x => x.StartsWith(Own, StringComparison.OrdinalIgnoreCase) || x.StartsWith(Runner, StringComparison.OrdinalIgnoreCase))
            .ToLookup(Spelling.Plain);
        foreach (var option in model.AllOptions)
        {
            var plain = Spelling.Plain(option.Name);
            var variable =
                known["NUKE" + plain].FirstOrDefault()
                ?? known["SLIPWAY" + plain].FirstOrDefault()
                ?? (option.Name == "Mode" && environment.ContainsKey(Mode) ? Mode : null);
            if (variable is not null)
                yield return (option, variable);
        }
    }
}

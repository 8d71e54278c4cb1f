using System.Text.Json;
using Slipway.Core.Diagnostics;
using Slipway.Core.Json;

namespace Slipway.Core.Catalog;

/// <summary>Rules of budgets in slipway.json that hold between values: a budget that can never decide anything is a mistake, not a comment.</summary>
/// <param name="path">The file, for messages.</param>
internal sealed class BudgetAgreement(string path)
{
    private static readonly string[] s_selectors = ["image", "mode", "backend", "device"];
    private static readonly string[] s_limits = ["size", "efficiency", "waste"];

    /// <summary>What is wrong with one budget.</summary>
    /// <param name="budget">Its value.</param>
    /// <param name="index">Its place in the list.</param>
    /// <param name="all">The list.</param>
    public IEnumerable<Problem> Problems(PlacedValue budget, int index, IReadOnlyList<PlacedValue> all)
    {
        var name = $"budgets[{index}]";
        if (s_limits.All(x => Text(budget, x) is null))
            yield return SettingsProblems.WrongValue(path, budget.Place, name, "without a limit", string.Join(", ", s_limits), null);
        foreach (var limit in s_limits.Where(x => Text(budget, x) is not null))
            if (all.Take(index).Any(x => Text(x, limit) is not null && s_selectors.All(s => Text(x, s) == Text(budget, s))))
                yield return SettingsProblems.WrongValue(
                    path,
                    Of(budget, limit)!.Place,
                    $"{name}.{limit}",
                    $"'{Text(budget, limit)}'",
                    "one budget for the same image, mode, backend and device; one above says it already",
                    null
                );
        if (Text(budget, "mode") is { } mode && Text(budget, "backend") is { } backend && !Words(mode).Contains(backend))
            yield return SettingsProblems.WrongValue(
                path,
                Of(budget, "backend")!.Place,
                $"{name}.backend",
                $"'{backend}' in mode {mode}",
                string.Join(", ", Words(mode)),
                null
            );
    }

    /// <summary>Backends that a mode can hold, as they are typed.</summary>
    private static IReadOnlyList<string> Words(string mode) => [.. Backends.In(Enum.Parse<Mode>(mode, ignoreCase: true)).Select(x => Selection.Word(x))];

    private static string? Text(PlacedValue value, string name) => Of(value, name) is { Kind: not JsonValueKind.Null } found ? found.Text : null;

    private static PlacedValue? Of(PlacedValue value, string name) => value.Members.FirstOrDefault(x => x.Name == name)?.Value;
}

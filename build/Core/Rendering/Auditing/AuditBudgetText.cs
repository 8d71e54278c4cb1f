using System.Text;
using Slipway.Core.Auditing;

namespace Slipway.Core.Rendering.Auditing;

/// <summary>The budgets of an audit as lines for people.</summary>
internal static class AuditBudgetText
{
    private const int MostBlames = 6;

    /// <summary>One line a budget; below a broken one what grew.</summary>
    /// <param name="text">Where they are written.</param>
    /// <param name="budgets">The budgets.</param>
    /// <param name="width">Columns.</param>
    public static void Render(StringBuilder text, IReadOnlyList<BudgetAnswer> budgets, int width)
    {
        if (budgets.Count > 0)
            text.Append("\n  budgets\n");
        foreach (var budget in budgets)
        {
            text.Append(
                $"  {(budget.IsBroken ? "broken" : "kept"), -6}  {AuditWords.Measured(budget, budget.Found), 9}, {(budget.Measure == BudgetMeasure.Efficiency ? "at least" : "at most")} {AuditWords.Measured(budget, budget.Limit)}: {AuditWords.Shown(budget.Name)} ({budget.Origin})\n"
            );
            if (!budget.IsBroken)
                continue;
            foreach (var blame in budget.Growth.Take(MostBlames))
            {
                text.Append($"          {AuditWords.Change(blame.Bytes), 9}  {AuditWords.Shown(Line(blame), width - 21)}\n");
                if (blame.LockLine is { } line)
                    text.Append($"                     asked for by {AuditWords.Shown(line, width - 34)}\n");
            }
            if (budget.Growth.Count > MostBlames)
                text.Append($"                     and {budget.Growth.Count - MostBlames} more that grew (--json has all)\n");
        }
    }

    private static string Line(GrowthBlame blame) =>
        $"{blame.Kind} {AuditWords.Maker(blame.Name)} ({(blame.Before is { } before ? $"{AuditWords.Size(before)} before" : "new")})";
}

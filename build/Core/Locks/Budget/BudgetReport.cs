using Slipway.Core.Rendering;

namespace Slipway.Core.Locks.Budget;

/// <summary>What <c>Lock --upgrade --budget</c> took and left.</summary>
/// <param name="Budget">The budget as typed.</param>
/// <param name="Bytes">Most bytes that any image moves.</param>
/// <param name="Taken">What was taken, the best first.</param>
/// <param name="Left">What was left, the best first.</param>
public sealed record BudgetReport(string Budget, long Bytes, IReadOnlyList<BudgetLine> Taken, IReadOnlyList<BudgetLine> Left)
{
    /// <summary>The report of a choice.</summary>
    /// <param name="budget">The budget.</param>
    /// <param name="choice">The choice.</param>
    public static BudgetReport Of(ByteBudget budget, UpgradeChoice choice) =>
        new(
            budget.Text,
            choice.Bytes,
            [.. choice.Taken.Select(x => Line(x, "worth most for each byte"))],
            [
                .. choice.Left.Select(x =>
                    Line(x, $"moves {PlanText.Bytes(x.Bytes)} more, and {PlanText.Bytes(Math.Max(0, budget.Bytes - choice.Bytes))} are left")
                ),
            ]
        );

    /// <summary>Lines for people.</summary>
    public IEnumerable<string> Lines =>
        [
            $"budget {Budget}: {Taken.Count} of {Taken.Count + Left.Count} upgrades taken, which move {PlanText.Bytes(Bytes)} in an image at most",
            .. Taken.Select(x => $"  taken  {x.Packages}  ({x.Worth}; {PlanText.Bytes(x.Bytes)})"),
            .. Left.Select(x => $"  left   {x.Packages}  ({x.Worth}): {x.Why}"),
        ];

    private static BudgetLine Line(ChosenUpgrade upgrade, string why)
    {
        var worth = upgrade.Unit.Moves.Values.SelectMany(x => x).DistinctBy(x => x.Name).Select(x => x.Worth).Where(x => x.Releases > 0).ToList();
        var sum = new Lag(worth.Sum(x => x.Releases), worth.Select(x => x.Days).DefaultIfEmpty().Max(), worth.Any(x => x.IsRoot));
        return new BudgetLine(upgrade.Unit.ToString(), $"{sum}{(sum.IsRoot ? ", an input" : "")}", Math.Round(upgrade.Points, 2), upgrade.Bytes, why);
    }
}

/// <summary>One upgrade.</summary>
/// <param name="Packages">What moves, with versions.</param>
/// <param name="Worth">Releases and days that it catches up on, and whether an input is among the packages.</param>
/// <param name="Points">The worth as one number.</param>
/// <param name="Bytes">Bytes that it moves beside those that were taken before it.</param>
/// <param name="Why">Why it was taken or left.</param>
public sealed record BudgetLine(string Packages, string Worth, double Points, long Bytes, string Why);

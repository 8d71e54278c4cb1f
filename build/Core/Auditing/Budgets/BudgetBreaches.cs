using Slipway.Core.Diagnostics;

namespace Slipway.Core.Auditing.Budgets;

/// <summary>Broken budgets as messages.</summary>
public static class BudgetBreaches
{
    /// <summary>One message for each broken budget of an image: SLP670, SLP671, SLP672; empty where all are kept.</summary>
    /// <param name="report">The audit.</param>
    public static IReadOnlyList<Problem> Of(AuditReport report) => [.. report.Budgets.Where(x => x.IsBroken).Select(x => Message(report, x))];

    private static Problem Message(AuditReport report, BudgetAnswer answer)
    {
        var image = $"{report.Image.Name} {report.Image.Platform}";
        return answer.Measure switch
        {
            BudgetMeasure.Waste => BudgetProblems.TooWasteful(image, answer, report.Measures.Shadowed),
            BudgetMeasure.Efficiency => BudgetProblems.NotEfficient(image, answer),
            _ => BudgetProblems.TooLarge(image, answer, report.Packages),
        };
    }
}

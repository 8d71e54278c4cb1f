using Slipway.Core.Auditing;

namespace Slipway.Core.Rendering.Auditing;

/// <summary>The budgets of the page: a bar for each, and what grew where one is broken.</summary>
internal static class AuditPageBudgets
{
    private const int MostGrowth = 12;

    /// <summary>The section; nothing where no budget holds.</summary>
    /// <param name="html">Where it is written.</param>
    /// <param name="report">The audit.</param>
    /// <param name="id">What begins its ids.</param>
    /// <param name="level">Level of its heading.</param>
    public static void Render(Markup html, AuditReport report, string id, int level)
    {
        if (report.Budgets.Count == 0)
            return;
        html.Add($"<section aria-labelledby=\"{id}-budgets\">\n<h{level} id=\"{id}-budgets\">Budgets</h{level}>\n<ul class=\"budgets\">\n");
        foreach (var budget in report.Budgets)
            Bar(html, budget);
        html.Add($"</ul>\n");
        var growth = report.Growth.Count > 0 ? report.Growth : report.Budgets.FirstOrDefault(x => x.Growth.Count > 0)?.Growth ?? [];
        if (growth.Count > 0)
            Growth(html, growth, $"{id}-growth", level + 1);
        html.Add($"</section>\n");
    }

    private static void Bar(Markup html, BudgetAnswer budget)
    {
        var least = budget.Measure == BudgetMeasure.Efficiency;
        // The limit stands at three quarters of the bar, so that what is over it can be seen; of a share, where it is between 0 and all.
        var limit = least ? budget.Limit / 1e4 : 75;
        var found =
            least ? budget.Found / 1e4
            : budget.Limit == 0 ? 100
            : Math.Min(100, 75.0 * budget.Found / budget.Limit);
        html.Add(
            $"<li class=\"{(budget.IsBroken ? "broken" : "kept")}\"><span class=\"what\">{Markup.Text(budget.Name)} <small>{Markup.Text(budget.Origin)}</small></span>"
        );
        html.Add($"<span class=\"state\">{(budget.IsBroken ? "Broken" : "Kept")}</span>");
        html.Add(
            $"<span class=\"sum\">{AuditWords.Measured(budget, budget.Found)} <small>{(least ? "at least" : "of")} {AuditWords.Measured(budget, budget.Limit)}</small></span>"
        );
        html.Add(
            $"<svg class=\"bar\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"track\" width=\"100\" height=\"6\"/>"
        );
        html.Add(
            $"<rect class=\"fill\" width=\"{found:0.##}\" height=\"6\"/><rect class=\"limit\" x=\"{Math.Min(limit, 99.7):0.##}\" width=\"0.3\" height=\"6\"/></svg></li>\n"
        );
    }

    private static void Growth(Markup html, IReadOnlyList<GrowthBlame> growth, string id, int level)
    {
        html.Add($"<h{level} class=\"sub\" id=\"{id}\">What grew</h{level}>\n");
        html.Add($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{id}\"><table>\n<thead><tr><th scope=\"col\" class=\"n\">Grew</th>");
        html.Add(
            $"<th scope=\"col\" class=\"n\">Now</th><th scope=\"col\">What</th><th scope=\"col\">Name</th><th scope=\"col\">Asked for by</th></tr></thead>\n<tbody>\n"
        );
        foreach (var x in growth.Take(MostGrowth))
        {
            html.Add(
                $"<tr><td class=\"n\">{AuditWords.Change(x.Bytes)}</td><td class=\"n\">{AuditWords.Size(x.Now)}</td><td class=\"word\">{(x.Before is null ? "new " : "")}{Markup.Text(x.Kind)}</td>"
            );
            html.Add($"<td>{Markup.Code(AuditWords.Maker(x.Name))}</td><td>{(x.LockLine is null ? "" : Markup.Code(x.LockLine))}</td></tr>\n");
        }
        html.Add($"</tbody></table></div>\n");
        if (growth.Count > MostGrowth)
            html.Add($"<p class=\"note\">and {growth.Count - MostGrowth} more that grew</p>\n");
    }
}

using System.Globalization;
using Slipway.Core.Auditing;

namespace Slipway.Core.Rendering.Auditing;

/// <summary>Earlier sizes as bars from zero, this one last, with the budget as a line; the numbers as a table below.</summary>
internal static class AuditPageHistory
{
    private const int Most = 40;
    private const double Width = 420;
    private const double Top = 18;
    private const double Bottom = 128;

    /// <summary>The section; nothing where nothing was recorded.</summary>
    /// <param name="html">Where it is written.</param>
    /// <param name="report">The audit.</param>
    /// <param name="id">What begins its ids.</param>
    /// <param name="level">Level of its heading.</param>
    public static void Render(Markup html, AuditReport report, string id, int level)
    {
        if (report.History.Count == 0)
            return;
        var sizes = report.History.TakeLast(Most - 1).Append(new EarlierSize("this audit", report.Image.Packed, report.Image.Layers.Count)).ToList();
        html.Add($"<section aria-labelledby=\"{id}-history\">\n<h{level} id=\"{id}-history\">Size over time</h{level}>\n");
        Chart(html, sizes, report.Budgets.FirstOrDefault(x => x.Measure == BudgetMeasure.Packed)?.Limit);
        html.Add($"<details><summary>As a table</summary>\n<table>\n<thead><tr><th scope=\"col\">Record</th><th scope=\"col\" class=\"n\">Packed, MB</th>");
        html.Add($"<th scope=\"col\" class=\"n\">Change, MB</th><th scope=\"col\" class=\"n\">Layers</th></tr></thead>\n<tbody>\n");
        for (var i = sizes.Count - 1; i >= 0; i--)
        {
            var change = i == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{(sizes[i].Packed - sizes[i - 1].Packed) / 1e6:+0.0;-0.0;0.0}");
            html.Add(
                $"<tr><td>{Markup.Text(sizes[i].Record)}</td><td class=\"n\">{AuditWords.Megabytes(sizes[i].Packed)}</td><td class=\"n\">{change}</td><td class=\"n\">{sizes[i].Layers}</td></tr>\n"
            );
        }
        html.Add($"</tbody></table></details>\n</section>\n");
    }

    private static void Chart(Markup html, List<EarlierSize> sizes, long? budget)
    {
        var most = Math.Max(1, Math.Max(sizes.Max(x => x.Packed), budget ?? 0));
        double At(long bytes) => Bottom - (Bottom - Top) * bytes / most;
        var step = Width / sizes.Count;
        var words = $"Packed size of {AuditWords.Count(sizes.Count, "audit")}, from {AuditWords.Size(sizes[0].Packed)} to {AuditWords.Size(sizes[^1].Packed)}";
        html.Add($"<svg class=\"history\" viewBox=\"0 0 {Width} 146\" role=\"img\" aria-label=\"{words}\">\n");
        for (var i = 0; i < sizes.Count; i++)
        {
            html.Add(
                $"<g><title>{Markup.Text(sizes[i].Record)}: {AuditWords.Size(sizes[i].Packed)}</title><rect class=\"{(i == sizes.Count - 1 ? "now" : "then")}\" "
            );
            html.Add(
                $"x=\"{i * step + step * 0.14:0.##}\" y=\"{At(sizes[i].Packed):0.##}\" width=\"{step * 0.72:0.##}\" height=\"{Bottom - At(sizes[i].Packed):0.##}\"/></g>\n"
            );
        }
        html.Add($"<path class=\"axis\" d=\"M0 {Bottom + 0.5}H{Width}\"/>");
        if (budget is { } limit)
        {
            html.Add($"<path class=\"limit\" d=\"M0 {At(limit):0.##}H{Width}\"/>");
            html.Add($"<text x=\"0\" y=\"{At(limit) - 4:0.##}\">budget {AuditWords.Size(limit)}</text>");
        }
        html.Add(
            $"<text x=\"0\" y=\"142\">{Markup.Text(Day(sizes[0].Record))}</text><text class=\"end\" x=\"{Width}\" y=\"142\">now {AuditWords.Size(sizes[^1].Packed)}</text></svg>\n"
        );
    }

    /// <summary>The day of a record's id; the id where it is none of ours.</summary>
    private static string Day(string record) =>
        record.Length > 9 && record[8] == 'T' && record[..8].All(char.IsAsciiDigit)
            ? $"{record[..4]}-{record[4..6]}-{record[6..8]}"
            : AuditWords.Shown(record, 24);
}

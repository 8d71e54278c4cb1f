using System.Globalization;
using Slipway.Core.Auditing;

namespace Slipway.Core.Rendering.Auditing;

/// <summary>The findings of the page, and those that are accepted.</summary>
internal static class AuditPageFindings
{
    /// <summary>The section.</summary>
    /// <param name="html">Where it is written.</param>
    /// <param name="report">The audit.</param>
    /// <param name="id">What begins its ids.</param>
    /// <param name="level">Level of its heading.</param>
    public static void Render(Markup html, AuditReport report, string id, int level)
    {
        html.Add($"<section aria-labelledby=\"{id}-findings\">\n<h{level} id=\"{id}-findings\">Findings</h{level}>\n");
        if (report.Findings.Count == 0)
            html.Add($"<p class=\"note\">Nothing that should not be there.</p>\n");
        else
        {
            AuditPageTables.Begin(html, $"{id}-findings", ["Severity", "Rule", "Size:", "Where", "What to do"], sorted: 0);
            foreach (var finding in report.Findings)
                Row(html, finding);
            AuditPageTables.End(html);
        }
        if (report.Suppressed.Count > 0)
            Accepted(html, report.Suppressed);
        html.Add($"</section>\n");
    }

    private static void Row(Markup html, Finding finding)
    {
        var word = AuditWords.Word(finding.Severity);
        html.Add(
            $"<tr><td data-v=\"{(int)finding.Severity}\"><span class=\"badge {word}\">{word}</span></td><td class=\"word\">{Markup.Text(finding.Rule)}</td>"
        );
        html.Add(
            $"<td class=\"n\" data-v=\"{finding.Bytes}\">{AuditWords.Size(finding.Bytes)}</td><td>{Markup.Code(finding.Path)}<small>{Markup.Text(AuditText.By(finding.Blame))}</small></td>"
        );
        html.Add($"<td>{Markup.Text(finding.What)} <strong>{Markup.Text(finding.Remedy)}</strong></td></tr>\n");
    }

    private static void Accepted(Markup html, IReadOnlyList<SuppressedFinding> suppressed)
    {
        html.Add($"<details><summary>Accepted: {Markup.Text(FindingGroup.Sum([.. suppressed.Select(x => x.Finding)]))}</summary>\n<ul>\n");
        foreach (var x in suppressed)
        {
            var until = x.Until is { } day ? $", until {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
            html.Add(
                $"<li>{Markup.Text(x.Finding.Rule)} {Markup.Code(x.Finding.Path)}, {AuditWords.Size(x.Finding.Bytes)}: {Markup.Text(x.Reason)}{until}</li>\n"
            );
        }
        html.Add($"</ul></details>\n");
    }
}

using System.Text;
using Slipway.Core.Auditing;
using static Slipway.Core.Rendering.MarkdownWords;

namespace Slipway.Core.Rendering.Auditing;

/// <summary>Audits as Markdown, for a job's summary or a pull request: short, with what changed first.</summary>
public static class AuditMarkdown
{
    private const int MostGrowth = 10;
    private const int MostFindings = 20;

    /// <summary>One table of sizes, then budgets, what grew and findings of each image.</summary>
    /// <param name="reports">One for each image and platform.</param>
    public static string Render(IReadOnlyList<AuditReport> reports)
    {
        var text = new StringBuilder("## Image audit\n\n");
        Table(text, "image", "platform", "packed:", "change:", "unpacked:", "layers:", "efficiency:", "wasted:", "findings");
        foreach (var x in reports)
            Row(
                text,
                Code(x.Image.Name),
                x.Image.Platform,
                AuditWords.Size(x.Image.Packed),
                x.History is [.., var last] ? AuditWords.Change(x.Image.Packed - last.Packed) : "",
                AuditWords.Size(x.Image.Unpacked),
                $"{x.Image.Layers.Count}",
                AuditWords.Percent(x.Measures.Efficiency),
                AuditWords.Size(x.Measures.Wasted),
                FindingGroup.Sum(x.Findings)
            );
        if (AuditSharing.Of(reports) is { } sharing)
            text.Append($"\n{sharing.Sentence}.\n");
        foreach (var report in reports)
            Image(text, report);
        return text.ToString();
    }

    private static void Image(StringBuilder text, AuditReport report)
    {
        if (report is { Budgets.Count: 0, Growth.Count: 0, Findings.Count: 0 })
            return;
        text.Append($"\n### {Code(report.Image.Name)} {report.Image.Platform}\n");
        Budgets(text, report);
        var growth = report.Growth.Count > 0 ? report.Growth : report.Budgets.FirstOrDefault(x => x.Growth.Count > 0)?.Growth ?? [];
        if (growth.Count > 0)
        {
            text.Append($"\n**What grew{(report.History is [.., var last] ? $" since {last.Record}" : "")}**\n\n");
            Table(text, "grew:", "now:", "what", "name", "asked for by");
            foreach (var x in growth.Take(MostGrowth))
                Row(
                    text,
                    AuditWords.Change(x.Bytes),
                    AuditWords.Size(x.Now),
                    x.Before is null ? $"new {x.Kind}" : x.Kind,
                    Code(AuditWords.Maker(x.Name)),
                    Code(x.LockLine)
                );
            More(text, growth.Count - MostGrowth, "that grew");
        }
        Findings(text, report);
    }

    private static void Budgets(StringBuilder text, AuditReport report)
    {
        if (report.Budgets.Count == 0)
            return;
        text.Append('\n');
        Table(text, "budget", "found:", "limit:", "used:", "", "from");
        foreach (var x in report.Budgets)
            Row(
                text,
                Plain(x.Name),
                AuditWords.Measured(x, x.Found),
                AuditWords.Measured(x, x.Limit),
                x.Measure == BudgetMeasure.Efficiency ? "" : AuditWords.Part(x.Found, x.Limit),
                x.IsBroken ? "**broken**" : "kept",
                Plain(x.Origin)
            );
    }

    private static void Findings(StringBuilder text, AuditReport report)
    {
        if (report.Findings.Count == 0)
            return;
        text.Append($"\n<details><summary>Findings: {FindingGroup.Sum(report.Findings)}</summary>\n\n");
        Table(text, "", "rule", "size:", "path", "brought by", "do");
        foreach (var x in report.Findings.Take(MostFindings))
            Row(
                text,
                AuditWords.Word(x.Severity),
                Plain(x.Rule),
                AuditWords.Size(x.Bytes),
                Code(AuditWords.Shown(x.Path, 120)),
                Plain(AuditWords.Shown(AuditText.By(x.Blame), 160)),
                Plain(x.Remedy)
            );
        More(text, report.Findings.Count - MostFindings, "in the JSON and the HTML");
        text.Append("\n</details>\n");
    }

    private static void More(StringBuilder text, int count, string what) => text.Append(count > 0 ? $"\nand {count} more {what}\n" : "");
}

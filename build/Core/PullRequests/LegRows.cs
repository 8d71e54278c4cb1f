using System.Text;
using Slipway.Core.Rendering;
using Slipway.Core.Rendering.Auditing;

namespace Slipway.Core.PullRequests;

/// <summary>One leg in the comment.</summary>
internal static class LegRows
{
    private const int Most = 20;
    private const int MostWords = 160;

    /// <summary>Its row of the table.</summary>
    /// <param name="leg">The leg.</param>
    public static string Row(LegComparison leg)
    {
        var text = new StringBuilder();
        MarkdownWords.Row(
            text,
            MarkdownWords.Code(AuditWords.Shown(leg.Now.Leg, MostWords)),
            leg.Now.Packed is { } packed ? AuditWords.Size(packed) : "unknown",
            leg.Change is { } change ? (change == 0 ? "none" : AuditWords.Change(change)) : "unknown",
            Layers(leg),
            Findings(leg),
            Budgets(leg)
        );
        return text.ToString();
    }

    /// <summary>What is behind the row, folded; nothing where there is nothing.</summary>
    /// <param name="leg">The leg.</param>
    public static string Details(LegComparison leg)
    {
        var text = new StringBuilder();
        Broken(text, leg);
        Made(text, leg);
        Findings(text, leg.HasFindingsBefore ? "New findings" : "Findings", leg.Appeared);
        Findings(text, "Findings that are gone", leg.Gone);
        Packages(text, leg.Packages);
        return text.Length == 0
            ? ""
            : $"<details><summary>{MarkdownWords.Numbered(AuditWords.Shown(leg.Now.Leg, MostWords))}</summary>\n{text}\n</details>\n\n";
    }

    private static string Layers(LegComparison leg)
    {
        if (leg.Now.Job is not { } job)
            return "unknown";
        var made = job.Layers.Count(x => x.State == "made");
        return $"{made} made, {job.Layers.Count - made} found";
    }

    private static string Findings(LegComparison leg) =>
        leg.Now.Audit is null ? "unknown"
        : !leg.HasFindingsBefore ? $"{leg.Appeared.Count}"
        : $"{leg.Appeared.Count} new, {leg.Gone.Count} gone, {leg.Now.Findings.Count() - leg.Appeared.Count} as before";

    private static string Budgets(LegComparison leg)
    {
        if (leg.Now.Audit is null)
            return "unknown";
        var (all, broken) = (leg.Now.Budgets.Count(), leg.Now.Budgets.Count(x => x.Breaks));
        return all == 0 ? "none"
            : broken == 0 ? $"{all} kept"
            : $"**{broken} broken**, {all - broken} kept";
    }

    private static void Broken(StringBuilder text, LegComparison leg)
    {
        var broken = leg.Now.Budgets.Where(x => x.Breaks).ToList();
        if (broken.Count == 0)
            return;
        text.Append("\n**Broken budgets**\n\n");
        MarkdownWords.Table(text, "budget", "found:", "limit:", "from");
        foreach (var x in broken.Take(Most))
            MarkdownWords.Row(text, Code(x.Name), Measured(x, x.Found), Measured(x, x.Limit), Code(x.Origin));
        More(text, broken.Count);
    }

    private static void Made(StringBuilder text, LegComparison leg)
    {
        var made = leg.Now.Job?.Layers.Where(x => x.State == "made").ToList() ?? [];
        if (made.Count == 0)
            return;
        text.Append("\n**Layers that were made**\n\n");
        MarkdownWords.Table(text, "layer", "size:", "why");
        foreach (var x in made.Take(Most))
            MarkdownWords.Row(text, Code(x.Name), x.Bytes is { } bytes ? AuditWords.Size(bytes) : "", Code(x.Reason));
        More(text, made.Count);
    }

    private static void Findings(StringBuilder text, string title, IReadOnlyList<SeenFinding> findings)
    {
        if (findings.Count == 0)
            return;
        text.Append($"\n**{title}**\n\n");
        MarkdownWords.Table(text, "", "rule", "size:", "path", "do");
        foreach (var x in findings.OrderBy(x => Order(x.Severity)).ThenByDescending(x => x.Bytes).Take(Most))
            MarkdownWords.Row(text, Code(x.Severity), Code(x.Rule), AuditWords.Size(x.Bytes), Code(x.Path), Code(x.Remedy));
        More(text, findings.Count);
    }

    private static void Packages(StringBuilder text, IReadOnlyList<PackageChange> changes)
    {
        if (changes.Count == 0)
            return;
        text.Append("\n**Packages**\n\n");
        MarkdownWords.Table(text, "package", "before", "now", "change:");
        foreach (var x in changes.Take(Most))
            MarkdownWords.Row(text, Code(x.Name), x.Before is null ? "new" : Code(x.Before), x.Now is null ? "gone" : Code(x.Now), AuditWords.Change(x.Bytes));
        More(text, changes.Count);
    }

    private static void More(StringBuilder text, int count) => text.Append(count > Most ? $"\nand {count - Most} more\n" : "");

    /// <summary>Everything in these files is another's word, also where this version would write a harmless one.</summary>
    private static string Code(string? words) => words is null ? "" : MarkdownWords.Code(AuditWords.Shown(words, MostWords));

    private static string Measured(SeenBudget budget, long value) => budget.IsShare ? AuditWords.Percent(value / 1e6) : AuditWords.Size(value);

    private static int Order(string severity) =>
        severity switch
        {
            "danger" => 0,
            "waste" => 1,
            _ => 2,
        };
}

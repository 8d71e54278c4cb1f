using System.Globalization;
using System.Text.RegularExpressions;
using Slipway.Core.Rendering.Auditing;

namespace Slipway.Core.PullRequests;

/// <summary>The check at a pull request's commit: broken budgets and findings, each at the line that it comes from.</summary>
public static partial class CheckText
{
    /// <summary>The check's name.</summary>
    public const string Name = "Slipway";

    private const int Most = 500;
    private const int MostWords = 1000;
    private const string Settings = "slipway.json";

    /// <summary>The check.</summary>
    /// <param name="facts">What is told.</param>
    public static CheckReport Render(PullRequestFacts facts)
    {
        var legs = facts.Legs.Select(x => new LegComparison(x, facts.Earlier.GetValueOrDefault(x.Leg))).ToList();
        var all = facts.Legs.SelectMany(leg => Budgets(leg).Concat(Findings(leg))).GroupBy(x => x.Remark).ToList();
        var remarks = all.OrderByDescending(x => x.Key.Level)
            .Take(Most)
            .Select(x => x.Key with { Message = $"{x.Key.Message}\n({string.Join(", ", x.Select(y => y.Leg).Distinct().Take(8))})" });
        var verdict =
            facts.Legs.Any(x => x.Budgets.Any(y => y.Breaks)) ? CheckVerdict.Broken
            : facts.Legs.Any(x => x.Audit is null) ? CheckVerdict.Unknown
            : CheckVerdict.Good;
        var summary = CommentText.Render(facts, CommentText.Limit - 1);
        return new CheckReport(Name, CommentText.Headline(legs), summary, verdict, [.. remarks]);
    }

    private static IEnumerable<(string Leg, CheckAnnotation Remark)> Budgets(LegAnswer leg) =>
        from budget in leg.Budgets
        where budget.Breaks
        let found = budget.IsShare ? AuditWords.Percent(budget.Found / 1e6) : AuditWords.Size(budget.Found)
        let limit = budget.IsShare ? $"at least {AuditWords.Percent(budget.Limit / 1e6)}" : $"at most {AuditWords.Size(budget.Limit)}"
        select (leg.Leg, At(budget.Origin, AnnotationLevel.Failure, $"broken budget: {budget.Name}", $"{found}, allowed is {limit}"));

    private static IEnumerable<(string Leg, CheckAnnotation Remark)> Findings(LegAnswer leg) =>
        from finding in leg.Findings
        let level = finding.Severity is "danger" or "waste" ? AnnotationLevel.Warning : AnnotationLevel.Notice
        let size = finding.Bytes > 0 ? $" ({AuditWords.Size(finding.Bytes)})" : ""
        select (leg.Leg, At(finding.Blame?.LockLine, level, $"{finding.Severity}: {finding.Rule}", $"{finding.Path}{size}: {finding.What} {finding.Remedy}"));

    /// <summary>At a line of a file of the repository; at the settings, which may accept it, where none is known.</summary>
    private static CheckAnnotation At(string? place, AnnotationLevel level, string title, string message)
    {
        var known = place is null ? null : Place().Match(place);
        var (path, line) =
            known is { Success: true } && int.TryParse(known.Groups["line"].Value, CultureInfo.InvariantCulture, out var number) && number > 0
                ? (known.Groups["path"].Value, number)
                : (Settings, 1);
        return new CheckAnnotation(path, line, level, AuditWords.Shown(title, 200), AuditWords.Shown(message, MostWords));
    }

    [GeneratedRegex(@"\A(?<path>(?!/)(?!.*(?:^|/)\.\.(?:/|$))[^:\\\p{C}]{1,300}):(?<line>[0-9]{1,7})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}

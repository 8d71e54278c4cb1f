using Slipway.Core.Auditing;

namespace Slipway.Core.Rendering.Auditing;

/// <summary>Findings that say the same of several paths: what and what to do is said once.</summary>
/// <param name="First">The worst of them.</param>
/// <param name="Findings">All of them.</param>
internal sealed record FindingGroup(Finding First, IReadOnlyList<Finding> Findings)
{
    /// <summary>Bytes of all of them.</summary>
    public long Bytes => Findings.Sum(x => x.Bytes);

    /// <summary>The groups, the worst first; in each the order of the report.</summary>
    /// <param name="findings">Findings.</param>
    public static IReadOnlyList<FindingGroup> Of(IEnumerable<Finding> findings) =>
        [
            .. findings
                .GroupBy(x => (x.Severity, x.Rule, x.What, x.Remedy))
                .Select(x => new FindingGroup(x.First(), [.. x]))
                .OrderByDescending(x => x.First.Severity)
                .ThenByDescending(x => x.Bytes),
        ];

    /// <summary>How many there are of each severity, the worst first: <c>2 danger, 17 waste, 6 notes</c>.</summary>
    /// <param name="findings">Findings.</param>
    public static string Sum(IReadOnlyList<Finding> findings) =>
        findings.Count == 0
            ? "none"
            : string.Join(
                ", ",
                from severity in Enum.GetValues<Severity>().Reverse()
                let count = findings.Count(x => x.Severity == severity)
                where count > 0
                select AuditWords.Count(count, AuditWords.Word(severity), severity == Severity.Note ? null : AuditWords.Word(severity))
            );
}

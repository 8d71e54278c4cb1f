using System.Globalization;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Auditing.Acceptances;

/// <summary>Findings, divided by what slipway.json accepts.</summary>
/// <param name="Findings">What nobody accepts.</param>
/// <param name="Suppressed">What somebody does, with the reason.</param>
/// <param name="Problems">Acceptances that are over (SLP660) or accept nothing (SLP661): warnings.</param>
public sealed record AcceptedFindings(IReadOnlyList<Finding> Findings, IReadOnlyList<SuppressedFinding> Suppressed, IReadOnlyList<Problem> Problems)
{
    /// <summary>Divides them. Of two acceptances for one finding the first counts.</summary>
    /// <param name="findings">What rules found.</param>
    /// <param name="accept"><c>audit.accept</c>; null for none.</param>
    /// <param name="today">The day on which it is asked.</param>
    public static AcceptedFindings Of(IReadOnlyList<Finding> findings, IReadOnlyList<AuditAcceptance>? accept, DateOnly today)
    {
        var (open, suppressed, problems) = (findings.ToList(), new List<SuppressedFinding>(), new List<Problem>());
        var all = accept ?? [];
        for (var i = 0; i < all.Count; i++)
        {
            var (one, until) = (all[i], UntilOf(all[i]));
            var meant = findings.Where(x => x.Rule == one.Rule && PathGlob.Matches(one.Path, x.Path)).ToList();
            if (meant.Count == 0)
                problems.Add(AuditRuleProblems.AcceptsNothing(i, one.Rule, one.Path));
            else if (until < today)
                problems.Add(AuditRuleProblems.Expired(i, one.Rule, one.Path, one.Until!, one.Reason, meant.Count));
            else
                suppressed.AddRange(meant.Where(open.Remove).Select(x => new SuppressedFinding(x, one.Reason, until)));
        }
        return new AcceptedFindings(open, suppressed, problems);
    }

    /// <summary>What <c>--fail-on-findings</c> fails for: SLP662 where a finding of waste or danger is left; null where none is.</summary>
    /// <param name="image">The image's name.</param>
    public Problem? Left(string image) =>
        Findings.Where(x => x.Severity != Severity.Note).ToList() is { Count: > 0 } bad ? AuditRuleProblems.NotClean(image, bad) : null;

    private static DateOnly? UntilOf(AuditAcceptance one) =>
        one.Until is null ? null : DateOnly.ParseExact(one.Until, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using Slipway.Core.Auditing;

namespace Slipway.Core.Diagnostics;

/// <summary>SLP66x: findings of an audit and their acceptances.</summary>
public static class AuditRuleProblems
{
    private const int Shown = 10;

    /// <summary>SLP660: an acceptance of findings is over, so they are told again.</summary>
    /// <param name="index">Its place in the list.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="path">The paths.</param>
    /// <param name="until">Its last day.</param>
    /// <param name="reason">Why it was accepted.</param>
    /// <param name="count">How many findings it would hold for.</param>
    public static Problem Expired(int index, string rule, string path, string until, string reason, int count) =>
        new(
            "SLP660",
            Family.Warning,
            $"slipway.json: audit.accept[{index}] ({rule}, {Printable.Of(path, 120)}) was accepted until {until}: \"{Printable.Of(reason, 120)}\"; "
                + $"{count} {(count == 1 ? "finding is" : "findings are")} told again",
            "a day to come, or no 'until'",
            "mend what was found, or set another day"
        );

    /// <summary>SLP661: an acceptance holds for nothing that was found.</summary>
    /// <param name="index">Its place in the list.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="path">The paths.</param>
    public static Problem AcceptsNothing(int index, string rule, string path) =>
        new(
            "SLP661",
            Family.Warning,
            $"slipway.json: audit.accept[{index}] ({rule}, {Printable.Of(path, 120)}) accepts nothing that was found in this image",
            "acceptances of what is there",
            "delete it, unless it is for another image of this project"
        );

    /// <summary>SLP662: an image has findings of waste or danger, and <c>--fail-on-findings</c> was asked for.</summary>
    /// <param name="image">The image's name.</param>
    /// <param name="findings">The findings.</param>
    public static Problem NotClean(string image, IReadOnlyList<Finding> findings) =>
        new(
            "SLP662",
            Family.Budget,
            $"{image} has {findings.Count} {(findings.Count == 1 ? "finding" : "findings")} of waste or danger:\n"
                + string.Join('\n', findings.Take(Shown).Select(x => $"         {x.Rule}: /{Printable.Of(x.Path, 160)}: {Printable.Of(x.What, 200)}"))
                + (findings.Count > Shown ? $"\n         and {findings.Count - Shown} more" : ""),
            "none with --fail-on-findings",
            "mend them, or accept each with a reason in audit.accept of slipway.json (docs/audit-rules.md)"
        );

    /// <summary>SLP663: the page of an audit cannot be written.</summary>
    /// <param name="path">Where it should be.</param>
    /// <param name="reason">Why.</param>
    public static Problem NoPage(string path, string reason) =>
        new(
            "SLP663",
            Family.Failed,
            $"the page {Printable.Of(path, 200)} cannot be written: {reason}",
            "a file in a folder that can be written",
            "name another file: --html out/audit.html"
        );
}

using Slipway.Core.PullRequests;

namespace Slipway.Core.Tests.PullRequests;

[Trait("Row", "G4")]
public sealed class CheckTextTests
{
    [Fact]
    public void Broken_budgets_and_findings_stand_at_their_lines_once_for_all_legs()
    {
        var report = CheckText.Render(Facts(CommentTextTests.Leg("m.amd64", 2_000_000, ["rule"]), CommentTextTests.Leg("m.arm64", 2_000_000, ["rule"])));
        report.Annotations.ShouldBe([
            new CheckAnnotation(
                "slipway.json",
                12,
                AnnotationLevel.Failure,
                "broken budget: packed bytes",
                "2.0 MB, allowed is at most 1.2 MB\n(m.amd64, m.arm64)"
            ),
            new CheckAnnotation(
                "requirements/locks/x.txt",
                3,
                AnnotationLevel.Warning,
                "waste: rule",
                "opt/rule (2.0 kB): It is there. leave it out\n(m.amd64, m.arm64)"
            ),
        ]);
        (report.Verdict, report.Title).ShouldBe((CheckVerdict.Broken, "2 legs, 2 budgets broken"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("default")]
    [InlineData("/etc/passwd:1")]
    [InlineData("../outside:1")]
    [InlineData("a/../../outside:1")]
    [InlineData("x.txt:0")]
    [InlineData("x.txt:99999999999")]
    public void What_has_no_line_in_the_repository_stands_at_the_settings(string? place)
    {
        var leg = CommentTextTests.Leg("m", 1, []);
        var finding = new SeenFinding("r", "note", "p", 0, "W.", "R.", new SeenBlame(null, place));
        var image = leg.Audit!.Images[0] with { Findings = [finding] };
        var report = CheckText.Render(Facts(leg with { Audit = leg.Audit with { Images = [image] } }));
        report.Annotations.ShouldHaveSingleItem().ShouldBe(new CheckAnnotation("slipway.json", 1, AnnotationLevel.Notice, "note: r", "p: W. R.\n(m)"));
        report.Verdict.ShouldBe(CheckVerdict.Good);
    }

    [Fact]
    public void A_leg_without_an_audit_leaves_the_check_open() =>
        CheckText.Render(Facts(new LegAnswer("m", null, null))).Verdict.ShouldBe(CheckVerdict.Unknown);

    private static PullRequestFacts Facts(params LegAnswer[] legs) => new("abc", "main", legs, new Dictionary<string, EarlierLeg>(), []);
}

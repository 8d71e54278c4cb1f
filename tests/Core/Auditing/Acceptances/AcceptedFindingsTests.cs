using Slipway.Core.Auditing;
using Slipway.Core.Auditing.Acceptances;
using Slipway.Core.Auditing.Rules;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Tests.Auditing.Acceptances;

[Trait("Row", "A3")]
public sealed class AcceptedFindingsTests
{
    private static readonly DateOnly s_today = new(2027, 1, 31);

    private static readonly IReadOnlyList<Finding> s_findings = [Found("setuid", "usr/bin"), Found("stub", "opt/a/b.pyi"), Found("stub", "opt/c")];

    private static Finding Found(string rule, string path) => new(rule, Severity.Waste, path, 1, new Blame(0, "RUN x"), "what", "remedy");

    [Theory]
    [InlineData("opt/a/b.pyi", true)]
    [InlineData("/opt/a/b.pyi", true)]
    [InlineData("opt/a", true)]
    [InlineData("opt/a/", true)]
    [InlineData("opt/*/b.pyi", true)]
    [InlineData("opt/*", true)]
    [InlineData("**/*.pyi", true)]
    [InlineData("opt/**/b.pyi", true)]
    [InlineData("opt/a/**/b.pyi", true)]
    [InlineData("**", true)]
    [InlineData("opt/?/b.pyi", true)]
    [InlineData("*.pyi", false)]
    [InlineData("opt/a/b", false)]
    [InlineData("a/b.pyi", false)]
    [InlineData("opt?a/b.pyi", false)]
    [InlineData("", false)]
    public void A_pattern_means_a_path_or_not(string pattern, bool isMeant) =>
        AcceptedFindings
            .Of(s_findings, [new AuditAcceptance("stub", "r", pattern)], s_today)
            .Suppressed.Any(x => x.Finding.Path == "opt/a/b.pyi")
            .ShouldBe(isMeant);

    [Fact]
    public void What_is_accepted_keeps_its_reason_and_is_no_finding_any_more()
    {
        var accepted = AcceptedFindings.Of(s_findings, [new AuditAcceptance("stub", "needed by our editor", "opt/c", "2027-01-31")], s_today);
        accepted.Findings.ShouldBe(s_findings.Take(2));
        accepted.Suppressed.ShouldBe([new SuppressedFinding(s_findings[2], "needed by our editor", s_today)]);
        accepted.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void An_acceptance_that_is_over_holds_for_nothing_and_is_said()
    {
        var accepted = AcceptedFindings.Of(s_findings, [new AuditAcceptance("stub", "until the next release", Until: "2027-01-30")], s_today);
        accepted.Findings.ShouldBe(s_findings);
        var problem = accepted.Problems.ShouldHaveSingleItem();
        (problem.Number, problem.Family).ShouldBe(("SLP660", Family.Warning));
        problem.Found.ShouldBe("slipway.json: audit.accept[0] (stub, **) was accepted until 2027-01-30: \"until the next release\"; 2 findings are told again");
    }

    [Fact]
    public void An_acceptance_that_holds_for_nothing_is_said()
    {
        var accepted = AcceptedFindings.Of(s_findings, [new AuditAcceptance("setuid", "r"), new AuditAcceptance("stub", "r", "usr")], s_today);
        accepted.Problems.ShouldHaveSingleItem().Found.ShouldBe("slipway.json: audit.accept[1] (stub, usr) accepts nothing that was found in this image");
    }

    [Fact]
    public void Of_two_for_one_finding_the_first_counts() =>
        AcceptedFindings
            .Of(s_findings, [new AuditAcceptance("setuid", "one"), new AuditAcceptance("setuid", "two")], s_today)
            .Suppressed.ShouldHaveSingleItem()
            .Reason.ShouldBe("one");

    [Fact]
    public void Strict_fails_for_waste_and_danger_and_not_for_notes()
    {
        var problem = AcceptedFindings.Of(s_findings, [], s_today).Left("team/image:1").ShouldNotBeNull();
        (problem.Number, problem.Family).ShouldBe(("SLP662", Family.Budget));
        problem.Found.ShouldStartWith("team/image:1 has 3 findings of waste or danger:\n         setuid: /usr/bin: what");
        AcceptedFindings.Of([.. s_findings.Select(x => x with { Severity = Severity.Note })], [], s_today).Left("i").ShouldBeNull();
        AcceptedFindings.Of(s_findings, [new AuditAcceptance("stub", "r"), new AuditAcceptance("setuid", "r")], s_today).Left("i").ShouldBeNull();
    }

    [Fact]
    public void Settings_know_the_names_of_all_rules() => AuditRuleNames.All.ShouldBe(AuditRules.Names);
}

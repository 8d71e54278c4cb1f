using Slipway.Core.Auditing;
using Slipway.Core.Jobs;
using Slipway.Core.PullRequests;
using Slipway.Core.Rendering.Auditing;
using Slipway.Tests;

namespace Slipway.Core.Tests.PullRequests;

[Trait("Row", "G4")]
public sealed class AnswerReadingTests
{
    [Fact]
    public void What_an_audit_prints_is_read_back()
    {
        var report = SeededAudit.Usual();
        var (audit, trouble) = AnswerReading.Audit(AuditDocument.Render([report]));
        trouble.ShouldBeNull();
        var image = audit.ShouldNotBeNull().Images.ShouldHaveSingleItem();
        (image.Platform, image.Packed).ShouldBe((report.Image.Platform, report.Image.Packed));
        image
            .Findings.Select(x => (x.Rule, x.Severity, x.Path, x.Blame?.LockLine))
            .ShouldBe(report.Findings.Select(x => (x.Rule, AuditWordsOf(x.Severity), x.Path, x.Blame.LockLine))!);
        image.Budgets.Select(x => (x.Name, x.Breaks)).ShouldBe(report.Budgets.Select(x => (x.Name, x.IsBroken)));
        image.Packages.Select(x => (x.Name, x.Version, x.Packed)).ShouldBe(report.Packages.Select(x => (x.Name, x.Version, x.Packed)));
    }

    [Theory]
    [InlineData("", "is not the JSON")]
    [InlineData("null", "is empty")]
    [InlineData("[]", "is not the JSON")]
    [InlineData("{ \"schema\": 1,\n \"images\": 7 }", "(line 2)")]
    public void What_is_no_audit_is_said_and_nothing_is_thrown(string json, string expected)
    {
        var (audit, trouble) = AnswerReading.Audit(json);
        audit.ShouldBeNull();
        trouble.ShouldNotBeNull().ShouldContain(expected);
    }

    [Fact]
    public void A_later_version_is_said_and_read_as_far_as_it_goes()
    {
        var (audit, trouble) = AnswerReading.Audit(
            """{ "schema": 9, "new": 1, "images": [null, { "platform": "linux/amd64", "packed": 5, "findings": [{ "severity": "doom" }, { "rule": "r", "severity": "doom", "path": "p" }] }] }"""
        );
        trouble.ShouldNotBeNull().ShouldContain("schema 9");
        var image = audit.ShouldNotBeNull().Images.ShouldHaveSingleItem();
        (image.Packed, image.Findings.Count, image.Budgets.Count).ShouldBe((5, 1, 0));
    }

    [Fact]
    public void A_job_without_its_lists_has_empty_ones()
    {
        var (job, trouble) = AnswerReading.Job(
            $$"""{ "schema": {{JobSpec.CurrentSchema + 1}}, "name": "a.amd64", "result": { "index": "sha256:1", "seconds": 2 } }"""
        );
        job.ShouldNotBeNull().Layers.ShouldBeEmpty();
        job.Result.ShouldNotBeNull().Images.ShouldBeEmpty();
        trouble.ShouldNotBeNull().ShouldContain("later version");
    }

    private static string AuditWordsOf(Severity severity) => severity.ToString().ToLowerInvariant();
}

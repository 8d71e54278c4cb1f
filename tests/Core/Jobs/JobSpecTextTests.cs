using System.Text.Json.Nodes;
using Slipway.Core.Diagnostics;
using Slipway.Core.Jobs;
using Slipway.Tests;

namespace Slipway.Core.Tests.Jobs;

[Trait("Row", "G3")]
public sealed class JobSpecTextTests
{
    [Fact]
    public void A_record_is_read_as_it_was_written() =>
        JobSpecText.Write(JobSpecText.Read(JobSpecText.Write(JobSample.Spec), "job.json")).ShouldBe(JobSpecText.Write(JobSample.Spec));

    [Fact]
    public void A_newer_schema_is_told_before_anything_else_of_it_is_looked_at()
    {
        var problem = Refused("""{ "schema": 2, "jobs": "elsewhere" }""");
        (problem.Number, problem.Family).ShouldBe(("SLP649", Family.Usage));
        problem.Found.ShouldContain("schema 2, written by a newer Slipway");
        problem.Fix.ShouldContain("commit");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{ \"schema\": \"1\" }")]
    [InlineData("{ \"schema\": 1.5 }")]
    [InlineData("{ \"schema\": 1 }")]
    [InlineData("{ \"schema\": 1,")]
    public void What_is_no_record_is_refused(string json) => Refused(json).Number.ShouldBe("SLP648");

    [Theory]
    [InlineData("targets")]
    [InlineData("layers")]
    [InlineData("commit")]
    [InlineData("inputs")]
    public void A_member_that_lacks_or_is_null_is_refused(string member)
    {
        var whole = JsonNode.Parse(JobSpecText.Write(JobSample.Spec))!.AsObject();
        whole[member] = null;
        Refused(whole.ToJsonString()).Number.ShouldBe("SLP648");
        whole.Remove(member);
        Refused(whole.ToJsonString()).Number.ShouldBe("SLP648");
    }

    private static Problem Refused(string json) => Should.Throw<SlipwayException>(() => JobSpecText.Read(json, "job.json")).Problems.ShouldHaveSingleItem();
}

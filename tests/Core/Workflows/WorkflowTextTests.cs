using Slipway.Core.Workflows;

namespace Slipway.Core.Tests.Workflows;

/// <summary>The text of a workflow.</summary>
[Trait("Row", "G1")]
public sealed class WorkflowTextTests
{
    [Theory]
    [InlineData("plain words", "name: plain words")]
    [InlineData("yes", "name: 'yes'")]
    [InlineData("1.10", "name: '1.10'")]
    [InlineData("it's", "name: it's")]
    [InlineData("'quoted'", "name: '''quoted'''")]
    [InlineData("a: b", "name: 'a: b'")]
    [InlineData("a #b", "name: 'a #b'")]
    [InlineData("[x]", "name: '[x]'")]
    [InlineData("", "name: ''")]
    public void A_text_that_could_be_something_else_is_quoted(string text, string line) =>
        WorkflowText.Render(Sample.All["local"] with { Name = text }).Split('\n').ShouldContain(line);

    [Fact]
    public void The_same_workflow_is_the_same_text() =>
        WorkflowText.Render(CiWorkflow.Of(Sample.GitHub, Sample.Pins)).ShouldBe(WorkflowText.Render(CiWorkflow.Of(Sample.GitHub, Sample.Pins)));

    [Fact]
    public void Without_a_registry_nothing_is_published() => Sample.All["local"].Jobs.Select(x => x.Id).ShouldBe(["plan", "build", "report"]);

    [Fact]
    public void Actions_carry_the_version_of_their_commit() =>
        WorkflowText.Render(Sample.All["github"]).ShouldContain($"uses: actions/checkout@{new string('a', 40)} # v1.0.0\n");
}

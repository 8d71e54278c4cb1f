using Slipway.Core.PullRequests;

namespace Slipway.Core.Tests.PullRequests;

[Trait("Row", "G4")]
public sealed class PullRequestEventTests
{
    [Theory]
    [InlineData("\"team/service\"", false)]
    [InlineData("\"stranger/service\"", true)]
    public void A_pull_request_of_another_repository_is_a_forks(string from, bool isFork)
    {
        var read = PullRequestEvent.Read(Json($$"""{ "full_name": {{from}} }""")).ShouldNotBeNull();
        (read.Number, read.Head, read.Base, read.IsFork).ShouldBe((7, "abc", "main", isFork));
    }

    [Fact]
    public void A_fork_that_is_gone_is_a_fork_still() => PullRequestEvent.Read(Json("null")).ShouldNotBeNull().IsFork.ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"ref\": \"refs/heads/main\" }")]
    [InlineData("{ \"pull_request\": 7 }")]
    [InlineData("{ \"pull_request\": { \"number\": \"7\" } }")]
    [InlineData("{ \"pull_request\": { \"number\": -7 } }")]
    public void Any_other_event_is_of_none(string json) => PullRequestEvent.Read(json).ShouldBeNull();

    private static string Json(string repository) =>
        $$"""
            { "pull_request": {
                "number": 7,
                "head": { "sha": "abc", "repo": {{repository}} },
                "base": { "ref": "main", "repo": { "full_name": "team/service" } } } }
            """;
}

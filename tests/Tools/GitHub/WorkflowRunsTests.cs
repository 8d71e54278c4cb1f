using Slipway.Tools.GitHub;

namespace Slipway.Tools.Tests.GitHub;

[Trait("Row", "G4")]
public sealed class WorkflowRunsTests
{
    [Fact]
    public async Task The_newest_runs_of_a_branch_are_those_of_the_repository_itself()
    {
        await using var asker = await Asker.StartAsync();
        var older = asker.Data.Run();
        var newer = asker.Data.Run(happened: "schedule");
        asker.Data.Run(branch: "other");
        asker.Data.Run(happened: "pull_request");
        asker.Data.Run(repository: "stranger/service");
        var found = await new WorkflowRuns(asker.Api).NewestAsync("ci.yml", "main", 10);
        found.Select(x => x.Id).ShouldBe([newer.Id, older.Id]);
        asker.Server.Requests.Single().Query.ShouldContain("branch=main");
        asker.Server.Requests.Single().Query.ShouldContain("status=success");
    }

    [Fact]
    public async Task A_workflow_that_the_branch_has_not_yet_has_no_runs()
    {
        await using var asker = await Asker.StartAsync();
        (await new WorkflowRuns(asker.Api).NewestAsync("ci.yml", "main", 10)).ShouldBeEmpty();
    }
}

using System.Text.Json.Nodes;
using Slipway.Core.Diagnostics;
using Slipway.Core.PullRequests;
using Slipway.Tests;
using Slipway.Tools.PullRequests;
using Slipway.Tools.Tests.GitHub;

namespace Slipway.Tools.Tests.PullRequests;

[Trait("Row", "G4")]
public sealed class CommentRunTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _variables = [];
    private readonly List<string> _said = [];
    private FakeGitHub _server = null!;
    private string _printed = "";

    public async Task InitializeAsync()
    {
        _server = await FakeGitHub.StartAsync();
        _variables["GITHUB_ACTIONS"] = "true";
        _variables["GITHUB_API_URL"] = _server.Address;
        _variables["GITHUB_REPOSITORY"] = FakeGitHub.Repository;
        _variables["GITHUB_TOKEN"] = FakeGitHub.Token;
        _variables["GITHUB_RUN_ID"] = "99";
        _variables["GITHUB_STEP_SUMMARY"] = _folder["summary.md"];
        Event(FakeGitHubData.FakePull(7, FakeGitHub.Repository));
        Leg("a.amd64", 1_000_000);
        Leg("b.arm64", 2_000_000);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_pull_request_gets_one_comment_and_a_check_against_the_base_branch()
    {
        var older = _server.Data.Run();
        _server.Data.Add(older, "slipway-b.arm64", ("audit.json", Audit(1_500_000)), ("job.json", "{}"));
        var newer = _server.Data.Run();
        _server.Data.Add(newer, "slipway-a.amd64", ("audit.json", Audit(1_200_000)), ("job.json", "{}"));
        await RunAsync();
        await RunAsync();
        var comment = _server.Data.Comments.ShouldHaveSingleItem().Body;
        comment.ShouldContain("| `a.amd64` | 1.0 MB | -0.2 MB |");
        comment.ShouldContain("| `b.arm64` | 2.0 MB | +0.5 MB |");
        comment.ShouldContain($"(run {newer.Id})");
        comment.ShouldContain($"(run {older.Id})");
        _server
            .Data.Checks[0]
            .ShouldSatisfyAllConditions(x => ((string)x["head_sha"]!).ShouldBe(new string('a', 40)), x => ((string)x["conclusion"]!).ShouldBe("failure"));
        _printed.ShouldBe("");
        Directory.Exists(_folder["base"]).ShouldBeFalse();
    }

    [Fact]
    public async Task At_most_ten_runs_are_asked_and_what_is_missing_is_said()
    {
        for (var i = 0; i < 13; i++)
            _server.Data.Run();
        await RunAsync();
        _server.Log.Count(x => x.EndsWith("/artifacts", StringComparison.Ordinal)).ShouldBe(10);
        _server.Data.Comments.Single().Body.ShouldContain("- b.arm64: nothing to compare with in the 10 newest successful runs of ci.yml on main");
    }

    [Fact]
    public async Task A_named_pull_request_is_asked_for_its_branches()
    {
        _variables.Remove("GITHUB_EVENT_PATH");
        await RunAsync("7");
        _server.Log[0].ShouldBe("GET pulls/7");
        _server.Data.Comments.ShouldHaveSingleItem();
        (await RefusedAsync("0")).ShouldBe("SLP642");
        (await RefusedAsync("seven")).ShouldBe("SLP642");
    }

    [Fact]
    public async Task A_forks_pull_request_is_told_in_the_summary_of_the_run()
    {
        Event(FakeGitHubData.FakePull(7, "stranger/service"));
        _server.Fail("POST", "comments", Faults.Status(403, "Resource not accessible by integration"));
        await RunAsync();
        (await File.ReadAllTextAsync(_folder["summary.md"])).ShouldContain("| `a.amd64` |");
        _said.ShouldContain(x => x.StartsWith("SLP643", StringComparison.Ordinal));
        _server.Data.Checks.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_refusal_without_a_fork_is_a_problem()
    {
        _server.Fail("POST", "comments", Faults.Status(403, "Resource not accessible by integration"));
        (await RefusedAsync(null)).ShouldBe("SLP632");
    }

    [Fact]
    public async Task Without_a_token_a_pull_request_or_GitHub_the_text_is_printed()
    {
        _variables.Remove("GITHUB_TOKEN");
        await RunAsync();
        _printed.ShouldStartWith(CommentText.Marker);
        _said.ShouldContain(x => x.Contains("no token", StringComparison.Ordinal));

        (_printed, _variables["GITHUB_TOKEN"]) = ("", FakeGitHub.Token);
        Event(null);
        await RunAsync("");
        _printed.ShouldStartWith(CommentText.Marker);
        _said.ShouldContain(x => x.Contains("no pull request", StringComparison.Ordinal));

        (_printed, _) = ("", 0);
        _variables.Clear();
        await RunAsync("7");
        _printed.ShouldStartWith(CommentText.Marker);
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_prints_only()
    {
        await RunAsync(printOnly: true);
        _printed.ShouldStartWith(CommentText.Marker);
        _server.Requests.ShouldBeEmpty();
        File.Exists(_folder["summary.md"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_folder_without_answers_is_a_problem_and_a_broken_one_a_remark()
    {
        await File.WriteAllTextAsync(_folder["ci", "slipway-a.amd64", "audit.json"], "{\"schema\": 1, ");
        await RunAsync();
        _server.Data.Comments.Single().Body.ShouldContain("SLP645 slipway-a.amd64/audit.json: is not the JSON that is expected there");
        Directory.Delete(_folder["ci"], recursive: true);
        (await RefusedAsync(null)).ShouldBe("SLP644");
    }

    [Fact]
    [Trait("Row", "X2")]
    public async Task Without_a_reach_of_the_base_branchs_runs_the_comment_is_written_all_the_same()
    {
        _server.Fail("GET", "actions/workflows", Faults.Status(403, "Resource not accessible by integration"));
        await RunAsync();
        _server.Data.Comments.Single().Body.ShouldContain("nothing to compare with: SLP632");
    }

    private Task RunAsync(string? pullRequest = null, bool printOnly = false) =>
        new CommentRun(
            new CommentRequest(_folder.Path, "ci", pullRequest, printOnly, _folder["base"]),
            name => _variables.GetValueOrDefault(name),
            text => _printed += text,
            _said.Add
        )
        {
            Options = Asker.Quick,
        }.RunAsync(CancellationToken.None);

    private async Task<string> RefusedAsync(string? pullRequest) => (await Should.ThrowAsync<SlipwayException>(() => RunAsync(pullRequest))).Problems[0].Number;

    private void Event(JsonObject? pull)
    {
        _variables["GITHUB_EVENT_PATH"] = _folder["event.json"];
        File.WriteAllText(
            _folder["event.json"],
            (pull is null ? new JsonObject { ["ref"] = "main" } : new JsonObject { ["pull_request"] = pull }).ToJsonString()
        );
    }

    private void Leg(string leg, long packed)
    {
        Directory.CreateDirectory(_folder["ci", $"slipway-{leg}"]);
        File.WriteAllText(_folder["ci", $"slipway-{leg}", "audit.json"], Audit(packed));
    }

    private static string Audit(long packed) =>
        $$"""
            {
              "schema": 1,
              "images": [{
                "name": "service", "platform": "linux/amd64", "packed": {{packed}},
                "budgets": [{ "name": "packed bytes", "measure": "packed", "limit": 900000, "found": {{packed}}, "origin": "slipway.json:12" }]
              }]
            }
            """;
}

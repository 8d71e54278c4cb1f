namespace Slipway.Targets.Tests;

/// <summary>The command line, against a GitHub on loopback.</summary>
public sealed class CommentTests : IDisposable
{
    private static readonly string[] s_variables =
    [
        "GITHUB_ACTIONS",
        "GITHUB_API_URL",
        "GITHUB_EVENT_PATH",
        "GITHUB_REPOSITORY",
        "GITHUB_RUN_ID",
        "GITHUB_SHA",
        "GITHUB_STEP_SUMMARY",
        "GITHUB_TOKEN",
        "GH_TOKEN",
    ];

    private readonly BuildRun _run = new();

    public CommentTests()
    {
        foreach (var variable in s_variables)
            _run.Environment[variable] = null;
        var folder = _run["out", "ci", "slipway-minimal-onnx-cpu.amd64"];
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "audit.json"), """{ "schema": 1, "images": [{ "platform": "linux/amd64", "packed": 5000000 }] }""");
    }

    public void Dispose() => _run.Dispose();

    [Fact]
    [Trait("Row", "G4")]
    public async Task In_a_workflow_the_pull_request_gets_its_comment_and_the_token_is_nowhere()
    {
        await using var server = await FakeGitHub.StartAsync();
        Enter(server, FakeGitHub.Token);
        for (var i = 0; i < 2; i++)
        {
            var run = await _run.RunAsync("Comment");
            run.ExitCode.ShouldBe(0, run.Output + run.Error);
            (run.Output + run.Error).ShouldContain("comment: https://github.example/comment/");
            (run.Output + run.Error).ShouldNotContain(FakeGitHub.Token);
        }
        server.Data.Comments.ShouldHaveSingleItem().Body.ShouldContain("| `minimal-onnx-cpu.amd64` | 5.0 MB |");
        server.Data.Checks.Count.ShouldBe(2);
        foreach (var file in Directory.EnumerateFiles(_run.Root, "*", SearchOption.AllDirectories))
            (await File.ReadAllTextAsync(file)).ShouldNotContain(FakeGitHub.Token, customMessage: file);
    }

    [Fact]
    [Trait("Row", "X5")]
    public async Task An_expired_token_ends_with_its_number_and_without_the_token()
    {
        const string Expired = "ghs_expired0123456789expired0123456789";
        await using var server = await FakeGitHub.StartAsync();
        Enter(server, Expired);
        var run = await _run.RunAsync("Comment");
        run.ExitCode.ShouldBe(5);
        (run.Output + run.Error).ShouldContain("SLP631");
        (run.Output + run.Error).ShouldNotContain("ghs_expired");
        (run.Output + run.Error).ShouldNotContain("   at ");
        foreach (var file in Directory.EnumerateFiles(_run.Root, "*", SearchOption.AllDirectories))
            (await File.ReadAllTextAsync(file)).ShouldNotContain(Expired, customMessage: file);
    }

    [Fact]
    [Trait("Row", "G4")]
    public async Task Outside_of_GitHub_the_text_is_printed()
    {
        var run = await _run.RunAsync("Comment", "--pull-request", "7");
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        run.Output.ShouldContain("| `minimal-onnx-cpu.amd64` | 5.0 MB | unknown |");
        run.Output.ShouldContain("no token");
    }

    private void Enter(FakeGitHub server, string token)
    {
        var place = _run["event.json"];
        File.WriteAllText(place, $$"""{ "pull_request": {{FakeGitHubData.FakePull(7, FakeGitHub.Repository).ToJsonString()}} }""");
        _run.Environment["GITHUB_ACTIONS"] = "true";
        _run.Environment["GITHUB_API_URL"] = server.Address;
        _run.Environment["GITHUB_EVENT_PATH"] = place;
        _run.Environment["GITHUB_REPOSITORY"] = FakeGitHub.Repository;
        _run.Environment["GITHUB_RUN_ID"] = "99";
        _run.Environment["GITHUB_TOKEN"] = token;
        _run.Environment["SLIPWAY_PULL_REQUEST"] = "";
    }
}

namespace Slipway.Targets.Tests.Workflows;

/// <summary>Workflows, VerifyWorkflows and NUKE's own way to generate configuration, as typed.</summary>
[Trait("Row", "G1")]
public sealed class WorkflowTargetsTests : IDisposable
{
    private readonly BuildRun _run = new();

    public WorkflowTargetsTests()
    {
        foreach (var file in (string[])["slipway.json", "pins.json"])
            File.Copy(Path.Combine(Repository.Root, file), _run[file]);
    }

    private string Ci => _run[".github", "workflows", "ci.yml"];

    [Fact]
    public async Task What_Workflows_writes_VerifyWorkflows_takes_and_a_change_by_hand_ends_with_exit_code_6()
    {
        (await _run.RunAsync("Workflows")).Output.ShouldContain("wrote .github/workflows/ci.yml, .github/workflows/nightly.yml");
        (await _run.RunAsync("Workflows")).Output.ShouldContain("the workflows are what slipway.json and pins.json say");
        (await _run.RunAsync("VerifyWorkflows")).ExitCode.ShouldBe(0);
        File.AppendAllText(Ci, "# mine\n");
        var run = await _run.RunAsync("VerifyWorkflows");
        run.ExitCode.ShouldBe(6);
        run.Output.ShouldContain("SLP622 .github/workflows/ci.yml is not what slipway.json and pins.json say:");
        run.Output.ShouldContain("- # mine");
    }

    [Fact]
    public async Task NUKE_generates_the_same_files_when_it_is_asked_by_name_and_none_at_a_start()
    {
        (await _run.RunAsync("Modes")).ExitCode.ShouldBe(0);
        File.Exists(Ci).ShouldBeFalse();
        var generated = await _run.RunAsync("--generate-configuration", "GitHubActions_slipway", "--host", "GitHubActions");
        generated.ExitCode.ShouldBe(0, generated.Output + generated.Error);
        (await _run.RunAsync("VerifyWorkflows")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task On_GitHub_targets_are_groups_and_errors_are_annotations_and_elsewhere_they_are_plain_lines()
    {
        var here = await _run.RunAsync("VerifyWorkflows");
        _run.Environment["GITHUB_ACTIONS"] = "true";
        var there = await _run.RunAsync("VerifyWorkflows");
        here.Output.ShouldNotContain("\n::");
        there.Output.ShouldContain("::group::VerifyWorkflows");
        there.Output.ShouldContain("::endgroup::VerifyWorkflows");
        there.Output.ShouldMatch("::error::.*SLP622 [^\n]*%0A");
        (here.ExitCode, there.ExitCode).ShouldBe((6, 6));
    }

    public void Dispose() => _run.Dispose();
}

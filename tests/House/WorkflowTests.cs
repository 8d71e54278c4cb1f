using Slipway.Core.Catalog;
using Slipway.Core.Workflows;
using Slipway.Tests;
using Slipway.Tools.GitHub;
using Slipway.Tools.Processes;

namespace Slipway.House.Tests;

/// <summary>The workflows that are generated, read by those that read them the strictest.</summary>
[Trait("Row", "G2")]
public sealed class WorkflowTests
{
    private static readonly ActionPins s_pins = ActionPins.Of([.. ActionPins.Names.Select(x => new ActionPin(x, "v1.0.0", new string('a', 40)))]);

    private static readonly WorkflowSettings[] s_settings =
    [
        new(Upstream: "debian"),
        new(["main", "release/*"], "debian", Registry: "ghcr.io/team/vad"),
        new(Registry: "registry.example.com/team", Runners: new Dictionary<string, string> { ["linux/arm64"] = "arm" }),
    ];

    private static IEnumerable<Workflow> All => s_settings.SelectMany(x => (Workflow[])[CiWorkflow.Of(x, s_pins), NightlyWorkflow.Of(x, s_pins)]);

    [Fact]
    public async Task The_strictest_readers_have_nothing_to_say_of_them()
    {
        using var folder = Folder(All);
        (await WorkflowLinters.SayAsync(folder.Path)).Trim().ShouldBeEmpty();
    }

    [Fact]
    [Trait("Row", "G1")]
    public void This_repositorys_own_are_what_its_settings_say_and_give_nothing_away()
    {
        var files = new WorkflowFiles(Repository.Root);
        files.Verify().ShouldBeEmpty();
        files.Wanted().SelectMany(WorkflowChecks.Faults).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("    needs: [plan]", "    needs: [plans]")]
    [InlineData("    timeout-minutes: 10", "    timeout-minute: 10")]
    [InlineData("matrix.runner", "matrix..runner")]
    [InlineData("contents: read", "content: read")]
    public async Task They_see_what_is_wrong(string right, string wrong)
    {
        using var folder = Folder([CiWorkflow.Of(s_settings[1], s_pins)]);
        var file = Directory.EnumerateFiles(folder[".github", "workflows"]).Single();
        var text = File.ReadAllText(file);
        text.ShouldContain(right);
        File.WriteAllText(file, text.Replace(right, wrong, StringComparison.Ordinal));
        (await WorkflowLinters.SayAsync(folder.Path)).Trim().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Shellcheck_has_nothing_to_say_of_their_lines()
    {
        var program = await Shellcheck.FindAsync();
        using var folder = new TempFolder();
        var lines = All.SelectMany(x => x.Jobs).SelectMany(x => x.Steps).OfType<RunStep>().Select(x => x.Line).Distinct().ToList();
        lines.Count.ShouldBeGreaterThan(5);
        File.WriteAllText(folder["lines.sh"], $"#!/bin/bash\nset -e\n{string.Join('\n', lines)}\n");
        var said = await ProcessRunner.RunAsync(new Command(program, folder["lines.sh"]));
        said.ExitCode.ShouldBe(0, said.Output);
    }

    private static TempFolder Folder(IEnumerable<Workflow> workflows)
    {
        var folder = new TempFolder();
        Directory.CreateDirectory(folder[".github", "workflows"]);
        Directory.CreateDirectory(folder[".git"]);
        foreach (var (workflow, place) in workflows.Select((x, i) => (x, i)))
            File.WriteAllText(folder[".github", "workflows", $"{place}-{workflow.File}"], WorkflowText.Render(workflow));
        return folder;
    }
}

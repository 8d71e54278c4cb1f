using Slipway.Tools.Processes;

namespace Slipway.Compat.Tests.Nuke;

[Trait("Row", "H1")]
public sealed class LifeTests : IDisposable
{
    private readonly SampleRun _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public async Task Hooks_come_in_the_order_of_the_real_ones()
    {
        var result = await _sample.RunAsync("Hooks", "--word", "given");
        result.Events.ShouldBe([
            "constructed initial",
            "defined initial",
            "created given",
            "initialized 2 2 Second",
            "running First First",
            "body First",
            "succeeded First",
            "running Second Second",
            "failed Second",
            "finished True 1 1",
        ]);
        result
            .Output.IndexOf("event created", StringComparison.Ordinal)
            .ShouldBeLessThan(result.Output.IndexOf("NUKE Execution Engine", StringComparison.Ordinal));
        result.Output.IndexOf("Build failed on", StringComparison.Ordinal).ShouldBeLessThan(result.Output.IndexOf("event finished", StringComparison.Ordinal));
        (await _sample.RunAsync("Hooks", "--no-logo")).Output.ShouldNotContain("NUKE Execution Engine");
    }

    [Theory]
    [InlineData("NeedsMember", "Target 'NeedsMember' requires member 'NeedMe' to be not null or empty")]
    [InlineData("NeedsFlag", "Target 'NeedsFlag' requires 'value(Slipway.Compat.Sample.RequiringBuild).Flag'")]
    [InlineData("NeedsPlain", "Member 'Plain' is required from target 'NeedsPlain' but not marked with an injection attribute.")]
    [InlineData("NeedsToken", "Target 'NeedsToken' requires member 'Token' to be not null or empty")]
    [InlineData("NeedsList", "Target 'NeedsList' requires member 'List' to be not null or empty")]
    [InlineData("NeedsMember --need-me --host GitHubActions", "Target 'NeedsMember' requires member 'NeedMe' to be not null or empty")]
    public async Task Requirements_are_checked_once_before_anything_runs(string arguments, string message)
    {
        var result = await _sample.RunAsync("Requiring", arguments.Split(' '));
        result.Lines.ShouldContain(message);
        result.Ran.ShouldBeEmpty();
        result.Row(arguments.Split(' ')[0]).ShouldBe("NotRun");
        result.ExitCode.ShouldBe(255);
    }

    [Theory]
    [InlineData("NeedsMember --need-me x")]
    [InlineData("NeedsToken --token x")]
    [InlineData("NeedsList --list")]
    public async Task Requirements_that_hold_let_it_run(string arguments) =>
        (await _sample.RunAsync("Requiring", arguments.Split(' '))).Ran.ShouldContain(arguments.Split(' ')[0]);

    [Fact]
    public async Task A_required_member_is_asked_for_in_every_run()
    {
        var result = await _sample.RunAsync("RequiredMember");
        result.Lines.ShouldContain("Member 'Must' is required to be not null or empty");
        result.Row("Work").ShouldBe("NotRun");
        result.ExitCode.ShouldBe(255);
        (await _sample.RunAsync("RequiredMember", "--must", "x")).Ran.ShouldBe(["Work"]);
    }

    [Fact]
    public async Task Help_lists_targets_and_parameters_and_runs_nothing()
    {
        var result = await _sample.RunAsync("Ordering", "--help");
        result.Output.ShouldMatch(@"\n  First \(default\)\n    The first of two defaults\.\n  Second \(default\)\n  NeedsComponent +-> FromComponent, First\n");
        result.Output.ShouldNotContain("Steps");
        result.Output.ShouldContain("--no-logo ");
        result.Ran.ShouldBeEmpty();
        result.ExitCode.ShouldBe(0);

        var values = await _sample.RunAsync("Values", "--help");
        values.Output.ShouldMatch(@"\n  --my-github-url-path +A parameter like no other\.\n");
        values.Output.ShouldMatch(@"\n  --renamed +<no description>\n");
        values.Output.ShouldMatch(@"\n  --wheel-index +");
    }

    [Fact]
    public async Task Without_a_default_and_a_target_help_is_shown()
    {
        var result = await _sample.RunAsync("NoDefault");
        result.Output.ShouldContain("Targets (with their direct dependencies):");
        result.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Plan_writes_a_page_and_runs_nothing()
    {
        var result = await _sample.RunAsync("Ordering", "NeedsComponent", "--plan");
        result.Ran.ShouldBeEmpty();
        File.ReadAllText(Path.Combine(_sample.Root, ".nuke", "temp", "execution-plan.html")).ShouldContain("<b>NeedsComponent</b> after FromComponent, First");
    }

    [Fact]
    public async Task The_schema_is_written_once_a_compilation()
    {
        await _sample.RunAsync("Values", "--help");
        var schema = new FileInfo(Path.Combine(_sample.Root, ".nuke", "build.schema.json"));
        File.ReadAllText(schema.FullName).ShouldContain("\"WheelIndex\"");
        var written = schema.LastWriteTimeUtc;
        await _sample.RunAsync("Values", "--help");
        schema.Refresh();
        schema.LastWriteTimeUtc.ShouldBe(written);
    }

    [Fact]
    public async Task Ctrl_C_ends_with_130_after_the_assured_targets_and_the_summary()
    {
        // A shell reports the signal as its exit code; kill comes from the shell that waits.
        var command = SampleRun.Command("Waiting", _sample.Root, _sample.Environment, "After", "Tidy");
        var script = $"\"$@\" & child=$!; until grep -q waiting out.txt; do sleep 0.05; done; kill -INT $child; wait $child; echo code $?";
        var result = await ProcessRunner.RunAsync(
            command with
            {
                Program = "bash",
                Arguments = ["-c", $"set -m; exec 3>&1 >out.txt; {script} >&3", "bash", "dotnet", .. command.Arguments],
            }
        );
        var output = File.ReadAllText(Path.Combine(_sample.Root, "out.txt"));
        output.ShouldContain("ran Tidy");
        output.ShouldMatch(@"Wait +Aborted");
        output.ShouldMatch(@"After +NotRun");
        output.TrimEnd().ShouldEndWith("finished");
        result.Output.ShouldContain("code 130");
    }
}

using Slipway.Tools.Processes;

namespace Slipway.Targets.Tests;

[Trait("Row", "U2")]
[Trait("Row", "X3")]
public sealed class StepRunTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public StepRunTests() => Directory.CreateDirectory(_folder[".nuke"]);

    public void Dispose() => _folder.Dispose();

    private Command Sample(string target) =>
        new("dotnet", Path.Combine(AppContext.BaseDirectory, "SampleBuild.dll"), target)
        {
            WorkingDirectory = _folder.Path,
            Timeout = TimeSpan.FromMinutes(1),
            Environment = new Dictionary<string, string?> { ["SAMPLE"] = "Stepping" },
        };

    [Theory]
    [InlineData("Fine", 0, "fine")]
    [InlineData("Missing", 4, "SLP401 the program 'no-such-program' was not found")]
    [InlineData("Breaking", 5, "SLP500 an error that was not foreseen: never thought of")]
    [InlineData("Cancelling", 130, "SLP505 the step was cancelled")]
    [InlineData("Budget", 7, "SLP777 two\n       do: less\nSLP778 three")]
    public async Task A_step_ends_with_the_exit_code_of_its_family_and_no_trace(string target, int exitCode, string message)
    {
        var result = await ProcessRunner.RunAsync(Sample(target));
        result.Output.ShouldContain(message);
        result.Output.ShouldNotContain("   at ");
        result.ExitCode.ShouldBe(exitCode);
    }

    [Fact]
    public async Task The_summary_names_the_problem() =>
        (await ProcessRunner.RunAsync(Sample("Budget"))).Output.ShouldMatch(@"Budget +Failed +< 1sec +// SLP777: two, SLP778: three\n");

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_ends_the_children_first(string signal, int exitCode)
    {
        var command = Sample("Child");
        var script = $"\"$@\" >out.txt 2>&1 & build=$!; until [ -s child.pid ]; do sleep 0.05; done; kill -{signal} $build; wait $build; echo code $?";
        // Job control gives the build its own process group, in which the signals are not ignored.
        var result = await ProcessRunner.RunAsync(
            command with
            {
                Program = "bash",
                Arguments = ["-c", "set -m; " + script, "bash", "dotnet", .. command.Arguments],
            }
        );

        result.Output.ShouldContain($"code {exitCode}");
        var child = (await File.ReadAllTextAsync(_folder["child.pid"])).Trim();
        Directory.Exists($"/proc/{child}").ShouldBeFalse();
        (await File.ReadAllTextAsync(_folder["out.txt"])).ShouldNotContain("   at ");
    }
}

using Slipway.Core.Diagnostics;
using Slipway.Tests;
using Slipway.Tools.Testing;

namespace Slipway.Tools.Tests.Testing;

[Trait("Row", "E4")]
[Trait("Row", "H4")]
public sealed class TestRunTests : IDisposable
{
    private readonly TempFolder _repository = new();
    private readonly List<string> _lines = [];

    [Fact]
    public async Task Passed_and_skipped_tests_are_counted_and_the_reason_is_said()
    {
        var result = await RunSample("");
        (result.Passed, result.Failed, result.Skipped).ShouldBe((4, 0, 1));
        result.Crash.ShouldBeNull();
        _lines.ShouldContain("  skipped 1: this machine lacks a thing");
        TestReport.Sum([result]).ShouldBe("4 passed, 0 failed, 1 skipped");
    }

    [Fact]
    public async Task A_failed_test_is_named_with_its_message_and_its_row_fails()
    {
        var result = await RunSample("fail");
        (result.Passed, result.Failed, result.Skipped).ShouldBe((3, 1, 1));
        _lines.ShouldContain(line => line.StartsWith("  FAILED Slipway.Sample.Tests.SampleTests.A_test_does_what_it_is_told", StringComparison.Ordinal));
        _lines.ShouldContain(line => line.Contains("told to fail", StringComparison.Ordinal));
        _lines.ShouldContain("X1    failed        0      1       0");
    }

    [Fact]
    public async Task Of_a_long_message_the_beginning_and_the_numbered_lines_are_shown()
    {
        await RunSample("fail at length");
        _lines.ShouldContain(line => line.EndsWith("line 1", StringComparison.Ordinal));
        _lines.ShouldContain("         SLP999 the reason");
        _lines.ShouldNotContain("         line 59");
        _lines.ShouldContain("         ... 99 lines in all");
    }

    [Fact]
    public async Task Rows_of_class_method_and_theory_data_are_counted()
    {
        await RunSample("");
        _lines.ShouldContain("E1    passed        3      0       1");
        _lines.ShouldContain("E4    passed        2      0       0");
        _lines.ShouldContain("X3    skipped       0      0       1");
        _lines.ShouldContain("U2    passed        1      0       0");
        _lines[^1].ShouldBe("no test in this run: M1");
    }

    [Fact]
    public async Task A_process_that_dies_is_a_failure_that_names_the_tests_without_a_result()
    {
        var result = await RunSample("crash");
        result.Failed.ShouldBeGreaterThanOrEqualTo(1);
        result.Crash.ShouldNotBeNull().Number.ShouldBe("SLP604");
        result.Crash!.Found.ShouldContain("A_test_does_what_it_is_told");
    }

    [Fact]
    public async Task A_rung_without_its_assembly_is_a_failure()
    {
        WriteRows();
        var result = (
            await new TestRun(_repository.Path, _lines.Add).RunAsync([new Rung("Sample")], all: false, CancellationToken.None)
        ).ShouldHaveSingleItem();
        result.Failed.ShouldBe(1);
    }

    [Fact]
    public async Task Cancelling_ends_the_running_tests()
    {
        using var cancellation = new CancellationTokenSource();
        var running = RunSample("hang", cancellation.Token);
        await Task.Delay(TimeSpan.FromSeconds(2));
        await cancellation.CancelAsync();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Sources_that_do_not_compile_are_refused_with_the_compilers_line()
    {
        File.WriteAllText(_repository["Slipway.slnx"], "<Solution><Project Path=\"Broken.csproj\" /></Solution>");
        File.WriteAllText(
            _repository["Broken.csproj"],
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>"
        );
        File.WriteAllText(_repository["Broken.cs"], "class Broken {");
        var refusal = await Should.ThrowAsync<SlipwayException>(() => new TestRun(_repository.Path, _lines.Add).CompileAsync(CancellationToken.None));
        refusal.Problems[0].Number.ShouldBe("SLP603");
        refusal.Message.ShouldContain("CS1513");
    }

    private async Task<RungResult> RunSample(string behaviour, CancellationToken cancellation = default)
    {
        WriteRows();
        var rung = new Rung("Sample");
        var folder = Path.GetDirectoryName(rung.AssemblyPath(_repository.Path))!;
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(rung.AssemblyPath(Repository.Root)[..^"Sample.Tests.dll".Length]))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(folder, "behaviour.txt"), behaviour);
        return (await new TestRun(_repository.Path, _lines.Add).RunAsync([rung], all: false, cancellation)).ShouldHaveSingleItem();
    }

    private void WriteRows()
    {
        Directory.CreateDirectory(_repository["tests", "data"]);
        File.WriteAllLines(_repository["tests", "data", "rows.txt"], ["M1", "E1", "E4", "U2", "X1", "X3", "H1", "H4"]);
    }

    public void Dispose() => _repository.Dispose();
}

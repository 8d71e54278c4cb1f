using System.Diagnostics;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Testing;

/// <summary>Runs the project's tests, rung by rung.</summary>
/// <param name="repository">Root of the repository.</param>
/// <param name="say">Takes each line of output.</param>
public sealed class TestRun(string repository, Action<string> say)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(60);
    private readonly Lock _gate = new();

    /// <summary>The folder of the result files.</summary>
    public string ResultsFolder { get; } = Path.Combine(repository, "out", "tests");

    /// <summary>
    /// Runs the rungs in order and prints what they gave: each rung, then the rows of the specification. They must have been compiled. Those with an engine run beside the others:
    /// they mostly wait for it.
    /// </summary>
    /// <param name="rungs">The rungs to run.</param>
    /// <param name="all">Also the tests that take long (<c>SLIPWAY_TEST_ALL=1</c> for the tests).</param>
    /// <param name="cancellation">Ends the running programs and the run.</param>
    /// <returns>One result a rung; a failed test is a result, not an error.</returns>
    public async Task<IReadOnlyList<RungResult>> RunAsync(IReadOnlyList<Rung> rungs, bool all, CancellationToken cancellation)
    {
        var lanes = rungs.GroupBy(rung => rung.NeedsEngine).Select(lane => Task.Run(() => RunLaneAsync([.. lane], all, cancellation), cancellation));
        List<RungResult> results = [.. (await Task.WhenAll(lanes)).SelectMany(lane => lane)];
        var tests = rungs.SelectMany(rung => TestAssembly.Read(rung.AssemblyPath(repository)));
        var rows = File.ReadAllLines(Path.Combine(repository, "tests", "data", "rows.txt"));
        foreach (var line in TestReport.Lines(RowResult.Count(rows, tests, results.SelectMany(result => result.Results))))
            say(line);
        return results;
    }

    private async Task<IReadOnlyList<RungResult>> RunLaneAsync(IReadOnlyList<Rung> rungs, bool all, CancellationToken cancellation)
    {
        var results = new List<RungResult>();
        foreach (var rung in rungs)
        {
            Say([$"{rung.Name, -9} running"]);
            results.Add(await RunAsync(rung, all, cancellation));
            Say(TestReport.Lines(results[^1]));
        }
        return results;
    }

    /// <summary>The lines of one rung stay together.</summary>
    private void Say(IEnumerable<string> lines)
    {
        lock (_gate)
            foreach (var line in lines)
                say(line);
    }

    /// <summary>Compiles the solution once, for all rungs.</summary>
    /// <param name="cancellation">Ends the compiler.</param>
    /// <exception cref="SlipwayException">SLP603: it does not compile.</exception>
    public async Task CompileAsync(CancellationToken cancellation)
    {
        say("compiling the test projects");
        var command = DotNet.Command("build", "Slipway.slnx", "-c", "Release", "-v", "q", "-nologo", "-nodeReuse:false", "-p:SlipwayLocked=true") with
        {
            WorkingDirectory = repository,
        };
        var result = await ProcessRunner.RunAsync(command, cancellation: cancellation);
        if (result.ExitCode != 0)
            throw new SlipwayException(TestProblems.DoesNotCompile(CompilerErrors(result)));
    }

    private static string CompilerErrors(CommandResult result)
    {
        var errors = result
            .Output.Split('\n')
            .Where(line => line.Contains("error ", StringComparison.Ordinal))
            .Select(line => line.Trim())
            .Distinct()
            .Take(20)
            .ToList();
        return errors.Count > 0 ? string.Join('\n', errors) : result.LastLines(20);
    }

    private async Task<RungResult> RunAsync(Rung rung, bool all, CancellationToken cancellation)
    {
        var assembly = rung.AssemblyPath(repository);
        if (rung.NeedsEngine && EngineAccess.WhyNot() is { } reason)
            return new RungResult(rung, [.. TestAssembly.Read(assembly).Select(test => Skipped(test, reason))], null, TimeSpan.Zero);
        var clock = Stopwatch.StartNew();
        Directory.CreateDirectory(ResultsFolder);
        File.Delete(ResultsOf(rung));
        var (exitCode, lastLines) = await StartAsync(rung, all, cancellation);
        var results = TrxFile.Read(ResultsOf(rung));
        return new RungResult(rung, results, Missing(rung, TestAssembly.Read(assembly), results, exitCode, lastLines), clock.Elapsed);
    }

    private string ResultsOf(Rung rung) => Path.Combine(ResultsFolder, $"{rung.Name}.trx");

    private async Task<(int ExitCode, string LastLines)> StartAsync(Rung rung, bool all, CancellationToken cancellation)
    {
        var command = DotNet.Command(
            "test",
            rung.AssemblyPath(repository),
            "--logger",
            $"trx;LogFileName={rung.Name}.trx",
            "--results-directory",
            ResultsFolder,
            "--nologo"
        );
        // The root that build.sh names is this repository's; builds that tests start look for their own.
        var environment = new Dictionary<string, string?>(command.Environment) { ["SLIPWAY_TEST_ALL"] = all ? "1" : null, ["NUKE_ROOT"] = null };
        try
        {
            var ended = await ProcessRunner.RunAsync(
                command with
                {
                    WorkingDirectory = repository,
                    Timeout = Limit,
                    Environment = environment,
                },
                cancellation: cancellation
            );
            return (ended.ExitCode, ended.LastLines(15));
        }
        catch (SlipwayException e)
        {
            return (e.ExitCode, e.Message);
        }
    }

    /// <summary>A process that dies takes the results of its remaining tests with it; its exit code looks like that of a failed test.</summary>
    private static Problem? Missing(Rung rung, IReadOnlyList<TestCase> tests, IReadOnlyList<TestResult> results, int exitCode, string lastLines)
    {
        var seen = results.Select(result => (result.ClassName, result.Method)).ToHashSet();
        var missing = tests.Where(test => !seen.Contains((test.ClassName, test.Method))).Select(test => $"{test.ClassName}.{test.Method}").ToList();
        if (missing.Count > 0)
            return TestProblems.Crashed(
                rung.Name,
                $"without a result: {string.Join(", ", missing.Take(5))}{(missing.Count > 5 ? $" and {missing.Count - 5} more" : "")}\n{lastLines}"
            );
        return results.Count == 0 || (exitCode != 0 && !results.Any(result => result.Outcome == TestOutcome.Failed))
            ? TestProblems.Crashed(rung.Name, lastLines)
            : null;
    }

    private static TestResult Skipped(TestCase test, string reason) =>
        new(test.ClassName, test.Method, $"{test.ClassName}.{test.Method}", TestOutcome.Skipped, reason);
}

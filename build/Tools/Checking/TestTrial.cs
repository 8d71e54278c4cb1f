using System.Diagnostics;
using Slipway.Core.Catalog;
using Slipway.Core.Checking;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Docker;
using Slipway.Tools.Engine;

namespace Slipway.Tools.Checking;

/// <summary>Runs the service's tests in an image as it is shipped: as its user, without capabilities, on a read-only root, with no network but loopback.</summary>
/// <param name="engine">Runs it.</param>
/// <param name="image">Its name in the engine.</param>
/// <param name="platform">Its platform.</param>
/// <param name="service">Its service.</param>
/// <param name="log">Where all that the tests write is kept.</param>
public sealed class TestTrial(FoundEngine engine, string image, Platform platform, ServiceFacts service, string log)
{
    private const int LastLines = 20;
    private const int NoTestsCollected = 5;

    /// <summary>Runs them.</summary>
    /// <param name="cancellation">Ends it; no container stays.</param>
    /// <exception cref="SlipwayException">SLP606 tests failed, SLP607 they did not end, SLP608 there are no results.</exception>
    public async Task<TestResults> RunAsync(CancellationToken cancellation)
    {
        var request = new ContainerRequest(image)
        {
            Platform = platform,
            ReadOnly = true,
            DropCapabilities = true,
            Network = "none",
            Tmpfs = [CheckPaths.Temporary],
            Environment = TestCommand.Environment,
            Entrypoint = [TestCommand.Entrypoint(service)[0]],
            Arguments = [.. TestCommand.Entrypoint(service).Skip(1), .. TestCommand.Reporting],
        };
        var outcome = await new Containers(engine).RunAsync(request, WaitAsync, cancellation);
        var (kept, lines) = Keep(outcome.Output, outcome.Error);
        if (TestResults.Find(outcome.Error) is not { } results)
            throw new SlipwayException(CheckProblems.NoResults(platform.ToString(), Reason(outcome), lines, kept));
        if (results.Failures.Count > 0)
            throw new SlipwayException(CheckProblems.Failed(platform.ToString(), results, kept));
        return outcome.ExitCode == 0 && results.Count > 0
            ? results
            : throw new SlipwayException(CheckProblems.NoResults(platform.ToString(), Reason(outcome), lines, kept));
    }

    private async Task WaitAsync(RunningContainer container, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        while (await container.IsRunningAsync(cancellation))
        {
            if (clock.Elapsed.TotalSeconds > service.TestSeconds)
            {
                var (output, error) = await container.LogsAsync(cancellation);
                var (kept, lines) = Keep(output, error);
                throw new SlipwayException(CheckProblems.Hung(platform.ToString(), service.TestSeconds, lines, kept));
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }
    }

    private static string Reason(ContainerOutcome outcome) =>
        outcome.OutOfMemory ? "the kernel ended them for memory"
        : outcome.ExitCode == NoTestsCollected ? "no test was found in the folder of service.tests"
        : $"exit code {outcome.ExitCode}";

    /// <summary>A disk that cannot be written to does not change what the tests said.</summary>
    private (string Where, IReadOnlyList<string> Lines) Keep(string output, string error)
    {
        var text = output + error;
        IReadOnlyList<string> lines = [.. text.TrimEnd().Split('\n').TakeLast(LastLines)];
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(log)!);
            File.WriteAllText(log, text);
            return (log, lines);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ($"the lines above; {log} could not be written: {e.Message}", lines);
        }
    }
}

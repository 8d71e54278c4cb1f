using Slipway.Core.Checking;

namespace Slipway.Core.Diagnostics;

/// <summary>SLP605 to SLP609: the service's tests in an image.</summary>
public static class CheckProblems
{
    private const int MostFailures = 10;

    /// <summary>SLP605: the service names no tests.</summary>
    public static Problem NoTests() =>
        new(
            "SLP605",
            Family.Usage,
            "slipway.json names no tests: service.tests is not there or empty",
            "a folder with files test_*.py, below the repository",
            "add \"tests\": \"FOLDER\" to service in slipway.json"
        );

    /// <summary>SLP606: tests failed.</summary>
    /// <param name="platform">The image's platform.</param>
    /// <param name="results">What the run came to.</param>
    /// <param name="log">Where all that it wrote is kept.</param>
    public static Problem Failed(string platform, TestResults results, string log)
    {
        List<string> lines =
        [
            .. results.Failures.Take(MostFailures).Select(x => $"{x.Name}: {x.Message}"),
            .. results.Failures.Count > MostFailures ? [$"and {results.Failures.Count - MostFailures} more"] : Array.Empty<string>(),
        ];
        return new(
            "SLP606",
            Family.Failed,
            $"{results.Failures.Count} of {results.Count} tests failed in the {platform} image:{Quoted(lines)}",
            "tests that pass in the image as it is shipped: as its user, on a read-only root, with no network but loopback",
            $"read {log}; the image is in the store and is not recorded as good"
        );
    }

    /// <summary>SLP607: tests did not end.</summary>
    /// <param name="platform">The image's platform.</param>
    /// <param name="seconds">How long was waited.</param>
    /// <param name="lines">The last lines that they wrote.</param>
    /// <param name="log">Where all of them are kept.</param>
    public static Problem Hung(string platform, int seconds, IReadOnlyList<string> lines, string log) =>
        new(
            "SLP607",
            Family.Failed,
            $"the tests in the {platform} image had not ended after {seconds} s; their last lines:{Quoted(lines)}",
            $"{seconds} s, as service.testSeconds says",
            $"read {log}; mend the test that waits, or raise service.testSeconds in slipway.json"
        );

    /// <summary>SLP608: the run ended and left no results, or ran no test.</summary>
    /// <param name="platform">The image's platform.</param>
    /// <param name="reason">Why, as far as is known.</param>
    /// <param name="lines">The last lines that it wrote.</param>
    /// <param name="log">Where all of them are kept.</param>
    public static Problem NoResults(string platform, string reason, IReadOnlyList<string> lines, string log) =>
        new(
            "SLP608",
            Family.Failed,
            $"the tests in the {platform} image came to nothing: {reason}{Quoted(lines)}",
            "at least one test, and an end by itself",
            $"read {log}"
        );

    /// <summary>SLP609: no engine can run the tests of any image.</summary>
    /// <param name="reasons">Platform and reason, one each.</param>
    public static Problem NoEngine(IReadOnlyList<string> reasons) =>
        new(
            "SLP609",
            Family.Missing,
            $"no engine can run the tests: {string.Join("; ", reasons)}",
            "a Docker engine in reach, or root on Debian or Ubuntu",
            "./build.sh Engine --start, or ./build.sh Dev --smoke off, which makes the image and runs nothing"
        );

    private static string Quoted(IReadOnlyList<string> lines) => string.Concat(lines.Select(x => $"\n         | {x}"));
}

namespace Slipway.Core.Diagnostics;

/// <summary>SLP55x: the finished image does not do its work.</summary>
public static class SmokeProblems
{
    /// <summary>SLP550: modules of the lock cannot be imported in the image.</summary>
    /// <param name="platform">The image's platform.</param>
    /// <param name="failures">Module and the error, one line each.</param>
    public static Problem ImportFailed(string platform, IReadOnlyList<string> failures) =>
        new(
            "SLP550",
            Family.Failed,
            $"{failures.Count} modules of the lock cannot be imported in the {platform} image:\n         | {string.Join("\n         | ", failures)}",
            "every top-level module of every locked package",
            "a library that is missing belongs in the extras of the syslibs; a module that was left out belongs in the leave-out rules"
        );

    /// <summary>SLP551: the service did not become ready.</summary>
    /// <param name="platform">The image's platform.</param>
    /// <param name="seconds">How long was waited.</param>
    /// <param name="log">The end of its output.</param>
    public static Problem NotReady(string platform, double seconds, string log) =>
        new(
            "SLP551",
            Family.Failed,
            $"the service in the {platform} image was not ready after {seconds:0} s; its last lines:\n         | {log.TrimEnd().Replace("\n", "\n         | ", StringComparison.Ordinal)}",
            "an answer 200 of the path service.ready",
            "run the image by hand with the command that the build prints"
        );

    /// <summary>SLP552: the service gave a wrong answer.</summary>
    /// <param name="platform">The image's platform.</param>
    /// <param name="question">The question's name.</param>
    /// <param name="found">What came back.</param>
    /// <param name="allowed">What should have.</param>
    public static Problem WrongAnswer(string platform, string question, string found, string allowed) =>
        new(
            "SLP552",
            Family.Failed,
            $"the {platform} image answered the question '{question}' with {found}",
            allowed,
            "the image is in the store but is not recorded as good; mend the service or service.smoke in slipway.json"
        );

    /// <summary>SLP553: a smoke test was asked for and no engine can run it.</summary>
    /// <param name="reason">Why.</param>
    public static Problem NoEngine(string reason) =>
        new(
            "SLP553",
            Family.Missing,
            $"--smoke on needs an engine: {reason}",
            "a Docker engine in reach, or root on Debian or Ubuntu",
            "./build.sh Engine --start, or leave --smoke out"
        );
}

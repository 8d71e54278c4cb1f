namespace Slipway.Core.Diagnostics;

/// <summary>SLP5xx: a step that ran and failed.</summary>
public static class StepProblems
{
    /// <summary>SLP501: a program ended with an exit code other than 0.</summary>
    /// <param name="command">The command line, paste-able, without secrets.</param>
    /// <param name="exitCode">Its exit code.</param>
    /// <param name="lastLines">The end of what it printed.</param>
    public static Problem ProgramFailed(string command, int exitCode, string lastLines) =>
        new(
            "SLP501",
            Family.Failed,
            $"a program failed with exit code {exitCode}: {command}\n{Indent(lastLines)}",
            "",
            "read the lines above; the command can be run by hand as printed"
        );

    /// <summary>SLP502: a program took longer than its limit and was ended.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="limit">The limit.</param>
    public static Problem ProgramTimedOut(string command, TimeSpan limit) =>
        new("SLP502", Family.Failed, $"a program was ended after {limit.TotalSeconds:0} s: {command}", "", "run it by hand to see where it waits");

    /// <summary>SLP401: a program that is needed is not on PATH.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="purpose">What it is needed for.</param>
    public static Problem ProgramMissing(string program, string purpose) =>
        new("SLP401", Family.Missing, $"the program '{program}' was not found", purpose, $"install the package that has '{program}'");

    /// <summary>SLP500: something that nobody foresaw.</summary>
    /// <param name="message">What the error says of itself.</param>
    /// <param name="log">The file with the whole error.</param>
    public static Problem Unexpected(string message, string log) =>
        new("SLP500", Family.Failed, $"an error that was not foreseen: {message}", "", $"this is a mistake in the build: report it with {log}");

    /// <summary>SLP505: the step was cancelled before its end.</summary>
    public static Problem Cancelled() => new("SLP505", Family.Failed, "the step was cancelled", "", "run it again: what was finished is kept");

    /// <summary>SLP506: a file system is full.</summary>
    /// <param name="path">The file that could not be written.</param>
    public static Problem DiskFull(string path) =>
        new(
            "SLP506",
            Family.Failed,
            $"no space is left for {path}",
            "",
            "make room (./build.sh Clean --all deletes the store), or move the store: SLIPWAY_HOME=PATH; then run it again"
        );

    private static string Indent(string text) => string.Join('\n', text.Split('\n').Select(line => "         | " + line));
}

using System.Globalization;

namespace Slipway.Core.Diagnostics;

/// <summary>SLP638 to SLP641 and SLP682: runs of a workflow and what they left.</summary>
public static class RunProblems
{
    private const int MostNames = 12;

    /// <summary>SLP638: no run has that id.</summary>
    /// <param name="run">The id.</param>
    /// <param name="repository">Owner and name.</param>
    /// <param name="newest">The newest runs, as id and words; empty where they cannot be read.</param>
    public static Problem NoRun(long run, string repository, IReadOnlyList<string> newest) =>
        new(
            "SLP638",
            Family.Usage,
            string.Create(CultureInfo.InvariantCulture, $"{repository} has no run {run} of a workflow, or the token may not see it"),
            Names(newest),
            "take the number at the end of the address of the run: https://github.com/OWNER/NAME/actions/runs/NUMBER"
        );

    /// <summary>SLP682: what should be the id of a run is no number.</summary>
    /// <param name="run">As given.</param>
    public static Problem NoNumber(string run) =>
        new(
            "SLP682",
            Family.Usage,
            $"--run is '{Printable.Of(run, 40)}'",
            "the number of a run",
            "take the number at the end of the address of the run: https://github.com/OWNER/NAME/actions/runs/NUMBER"
        );

    /// <summary>SLP639: the run left nothing of that name.</summary>
    /// <param name="run">The id.</param>
    /// <param name="artifact">The name.</param>
    /// <param name="closest">The name that was probably meant; null when none is near.</param>
    /// <param name="has">What it left.</param>
    public static Problem NoArtifact(long run, string artifact, string? closest, IReadOnlyList<string> has) =>
        new(
            "SLP639",
            Family.Usage,
            string.Create(CultureInfo.InvariantCulture, $"run {run} left no artifact '{Printable.Of(artifact, 120)}'"),
            has.Count == 0 ? "it left none at all: it ended early, or is not at its end" : Names(has),
            closest is null ? "name one of them" : $"did you mean '{Printable.Of(closest, 120)}'?"
        );

    /// <summary>SLP640: it was there, but is no longer kept.</summary>
    /// <param name="run">The id.</param>
    /// <param name="artifact">The name.</param>
    public static Problem Expired(long run, string artifact) =>
        new(
            "SLP640",
            Family.Failed,
            string.Create(CultureInfo.InvariantCulture, $"the artifact '{Printable.Of(artifact, 120)}' of run {run} has expired"),
            "an artifact that is kept still (retention-days of the workflow or the repository)",
            "start that run again on GitHub (Re-run all jobs), or take a newer run"
        );

    /// <summary>SLP641: the archive of an artifact is damaged, or not one that is unpacked.</summary>
    /// <param name="artifact">The name.</param>
    /// <param name="reason">What is wrong.</param>
    public static Problem BadArchive(string artifact, string reason) =>
        new(
            "SLP641",
            Family.Failed,
            $"the artifact '{Printable.Of(artifact, 120)}' is not unpacked: {Printable.Of(reason, 200)}",
            "a zip archive of files below its own folder, at most 256 MB packed and 1 GB unpacked",
            "nothing of it was kept; look at what the job uploads"
        );

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostNames).Select(x => Printable.Of(x, 100))) + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : "");
}

namespace Slipway.Core.Diagnostics;

/// <summary>SLP646 to SLP649 and SLP68x: records of jobs, and jobs that are run again.</summary>
public static class JobProblems
{
    /// <summary>SLP646: the record of a job would hold a secret, and is not written. The secret is not shown.</summary>
    /// <param name="place">Option or place of the record, such as <c>--index</c>.</param>
    /// <param name="source">Where the value comes from.</param>
    /// <param name="kind">What it seems to be.</param>
    public static Problem Secret(string place, string source, string kind) =>
        new(
            "SLP646",
            Family.Usage,
            $"the record of the job is not written: {place} ({source}) holds {kind}",
            "addresses and values that anybody may read who may read the job's artifacts",
            "give the secret where it is read from: a docker login, netrc, SLIPWAY_INDEX_NAME_PASSWORD (docs/pypi-upstream.md); or run without --job-folder"
        );

    /// <summary>SLP647: the record of a job that was named is not there.</summary>
    /// <param name="path">As typed.</param>
    /// <param name="closest">The file that was probably meant; null when none is near.</param>
    public static Problem NoSpec(string path, string? closest) =>
        new(
            "SLP647",
            Family.Usage,
            $"--spec {Printable.Of(path, 200)}: there is no such file",
            "the job.json of a job, or the folder that it is in",
            closest is null ? "download the job's artifact, which has it; or --run ID --job NAME" : $"did you mean '{Printable.Of(closest, 200)}'?"
        );

    /// <summary>SLP648: the record of a job is damaged.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">What is wrong with it.</param>
    public static Problem Damaged(string path, string reason) =>
        new(
            "SLP648",
            Family.Usage,
            $"{Printable.Of(path, 200)} is no record of a job: {reason}",
            "what --job-folder writes (docs/job.schema.json)",
            "download the job's artifact again"
        );

    /// <summary>SLP649: another version of Slipway wrote the record of a job.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">Its version.</param>
    /// <param name="known">The version that is read.</param>
    public static Problem OtherSchema(string path, int schema, int known) =>
        new(
            "SLP649",
            Family.Usage,
            $"{Printable.Of(path, 200)} is of schema {schema}, written by {(schema > known ? "a newer" : "an older")} Slipway",
            $"schema {known}",
            "check out the commit of the job: its Slipway reads it"
        );

    /// <summary>SLP680: the record of a job names a target that does not exist.</summary>
    /// <param name="path">The file.</param>
    /// <param name="target">The name.</param>
    /// <param name="known">Targets that are replayed.</param>
    /// <param name="closest">The one that was probably meant; null when none is near.</param>
    public static Problem UnknownTarget(string path, string target, IReadOnlyList<string> known, string? closest) =>
        new(
            "SLP680",
            Family.Usage,
            $"{Printable.Of(path, 200)}: there is no target '{Printable.Of(target, 80)}'",
            string.Join(", ", known),
            closest is null ? "check out the commit of the job, which has it" : $"did you mean '{closest}'?"
        );

    /// <summary>SLP681: Replay is told no job, or in two ways.</summary>
    /// <param name="given">What was given.</param>
    public static Problem WhichJob(string given) =>
        new(
            "SLP681",
            Family.Usage,
            $"Replay with {given}",
            "--spec FILE, or --run ID with --job NAME",
            "name one job: ./build.sh Replay --spec out/ci/job.json"
        );

    /// <summary>SLP683: what was made here is not what the job made.</summary>
    /// <param name="difference">The first difference, and what explains it.</param>
    /// <param name="fix">What to do.</param>
    public static Problem Different(string difference, string fix) =>
        new("SLP683", Family.Drift, $"the result differs from the job's: {difference}", "the same digest", fix);

    /// <summary>SLP684: the targets of a job failed here.</summary>
    /// <param name="command">What was run.</param>
    /// <param name="exitCode">Its exit code.</param>
    public static Problem RunFailed(string command, int exitCode) =>
        new(
            "SLP684",
            Enum.IsDefined((Family)exitCode) && exitCode != 0 ? (Family)exitCode : Family.Failed,
            $"the job's targets ended here with exit code {exitCode}: {command}",
            "",
            "read the lines above; the command can be run by hand as printed"
        );

    /// <summary>SLP685: the record of a job has nothing that could be run again.</summary>
    /// <param name="path">The file.</param>
    /// <param name="targets">Its targets.</param>
    /// <param name="known">Targets that are replayed.</param>
    public static Problem NothingToReplay(string path, IReadOnlyList<string> targets, IReadOnlyList<string> known) =>
        new(
            "SLP685",
            Family.Usage,
            $"{Printable.Of(path, 200)}: nothing of {(targets.Count == 0 ? "no target" : Printable.Of(string.Join(", ", targets), 200))} makes an image",
            $"at least one of {string.Join(", ", known)}",
            "name the record of another job"
        );

    /// <summary>SLP686: the record of a job has an option that does not exist.</summary>
    /// <param name="path">The file.</param>
    /// <param name="option">The name.</param>
    /// <param name="closest">The one that was probably meant; null when none is near.</param>
    public static Problem UnknownOption(string path, string option, string? closest) =>
        new(
            "SLP686",
            Family.Usage,
            $"{Printable.Of(path, 200)}: there is no option '--{Printable.Of(option, 80)}'",
            "options of this version of the build",
            closest is null ? "check out the commit of the job, which has it" : $"did you mean '--{closest}'?"
        );

    /// <summary>SLP687: the record of a job cannot be written.</summary>
    /// <param name="path">Where it should be.</param>
    /// <param name="reason">Why.</param>
    public static Problem NotWritten(string path, string reason) =>
        new(
            "SLP687",
            Family.Failed,
            $"{Printable.Of(path, 200)} cannot be written: {reason}",
            "a folder that can be written",
            "name another folder: --job-folder out/ci"
        );

    /// <summary>SLP688: the job made no image, so there is nothing to hold the result against.</summary>
    /// <param name="path">The job's record.</param>
    /// <param name="index">What was made here.</param>
    public static Problem NoResult(string path, string index) =>
        new(
            "SLP688",
            Family.Drift,
            $"{Printable.Of(path, 200)} has no result: the job failed before there was an image; here it is {index}",
            "a job that came to its end",
            "look at the inputs above that could not be matched: one of them may be why it failed there and not here"
        );
}

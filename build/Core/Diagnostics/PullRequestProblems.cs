namespace Slipway.Core.Diagnostics;

/// <summary>SLP642 to SLP645: what is told to a pull request.</summary>
public static class PullRequestProblems
{
    /// <summary>SLP642: nothing says which pull request.</summary>
    /// <param name="found">What was looked at.</param>
    public static Problem NoPullRequest(string found) =>
        new(
            "SLP642",
            Family.Usage,
            $"it is not known which pull request is meant: {Printable.Of(found, 300)}",
            "a positive number in --pull-request or SLIPWAY_PULL_REQUEST, or a workflow that a pull request started",
            "./build.sh Comment --pull-request NUMBER, or --dry-run to print the text only"
        );

    /// <summary>SLP643: the token of a fork's pull request may only read.</summary>
    /// <param name="fork">The repository that the pull request comes from.</param>
    /// <param name="place">Where the text is instead.</param>
    public static Problem OnlyReads(string fork, string place) =>
        new(
            "SLP643",
            Family.Warning,
            $"the pull request comes from {Printable.Of(fork, 120)}, and the token of its run may only read: no comment was written",
            "",
            $"read it in {place}"
        );

    /// <summary>SLP644: no job left an answer.</summary>
    /// <param name="folder">The job folder.</param>
    public static Problem NoAnswers(string folder) =>
        new(
            "SLP644",
            Family.Usage,
            $"{Printable.Of(folder, 200)} has no answer of a job",
            "folders slipway-LEG with job.json, audit.json or both, or these files themselves",
            "download the artifacts slipway-* of the run's jobs into it, or name another folder: --job-folder FOLDER"
        );

    /// <summary>SLP645: an answer that cannot be used as it is; what can be read of it is.</summary>
    /// <param name="file">The file.</param>
    /// <param name="reason">What is wrong with it.</param>
    public static Problem Unreadable(string file, string reason) =>
        new(
            "SLP645",
            Family.Warning,
            $"{Printable.Of(file, 200)}: {Printable.Of(reason, 200)}",
            "",
            "have the job and this report made by one version of Slipway"
        );
}

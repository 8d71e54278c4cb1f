namespace Slipway.Tools.PullRequests;

/// <summary>What <c>Comment</c> is asked for.</summary>
/// <param name="Root">The checkout.</param>
/// <param name="JobFolder">Where the jobs' answers are.</param>
/// <param name="PullRequest">Number of the pull request as it was given; null or empty for that of the event.</param>
/// <param name="PrintOnly">Prints the text only, and asks nobody.</param>
/// <param name="Temporary">A folder for what is needed for the moment.</param>
public sealed record CommentRequest(string Root, string JobFolder, string? PullRequest, bool PrintOnly, string Temporary)
{
    /// <summary>Where answers are looked for without <c>--job-folder</c>.</summary>
    public const string DefaultFolder = "out/ci";
}

using Slipway.Tools.Processes;

namespace Slipway.Tools.Git;

/// <summary>The commit that a checkout stands at.</summary>
/// <param name="Commit">Full hash, with <c>-dirty</c> when tracked files differ from it.</param>
/// <param name="Date">Its committer date, ISO 8601.</param>
public sealed record Revision(string Commit, string Date)
{
    /// <summary>Asks git; null outside a repository, without a commit or without git.</summary>
    /// <param name="root">Folder in the checkout.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<Revision?> ReadAsync(string root, CancellationToken cancellation)
    {
        if (ProcessRunner.Find("git") is not { } git)
            return null;
        // Without a candidate for a tag it need not walk the history.
        var describe = ProcessRunner.RunAsync(
            new Command(git, "-C", root, "describe", "--always", "--dirty", "--abbrev=40", "--candidates=0", "--exclude", "*"),
            cancellation: cancellation
        );
        var log = ProcessRunner.RunAsync(new Command(git, "-C", root, "log", "-1", "--format=%cI"), cancellation: cancellation);
        var (commit, date) = (await describe, await log);
        return commit.ExitCode == 0 && date.ExitCode == 0 ? new Revision(commit.Output.Trim(), date.Output.Trim()) : null;
    }
}

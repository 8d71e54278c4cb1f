using Slipway.Tools.Processes;

namespace Slipway.Tools.Git;

/// <summary>The commit that a checkout stands at.</summary>
/// <param name="Commit">Full hash, with <c>-dirty</c> when tracked files differ from it.</param>
/// <param name="Date">Its committer date, ISO 8601.</param>
public sealed record Revision(string Commit, string Date)
{
    private const string Branch = "# branch.oid ";

    /// <summary>Asks git; null outside a repository, without a commit or without git.</summary>
    /// <param name="root">Folder in the checkout.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<Revision?> ReadAsync(string root, CancellationToken cancellation)
    {
        if (ProcessRunner.Find("git") is not { } git)
            return null;
        var commit = CommitAsync(git, root, cancellation);
        var log = ProcessRunner.RunAsync(new Command(git, "-C", root, "log", "-1", "--format=%cI"), cancellation: cancellation);
        var (name, date) = (await commit, await log);
        return name is not null && date.ExitCode == 0 ? new Revision(name, date.Output.Trim()) : null;
    }

    /// <summary>The commit alone, for who knows its date already: one start of git less.</summary>
    /// <param name="root">Folder in the checkout.</param>
    /// <param name="cancellation">Ends it.</param>
    public static Task<string?> CommitAsync(string root, CancellationToken cancellation) =>
        ProcessRunner.Find("git") is { } git ? CommitAsync(git, root, cancellation) : Task.FromResult<string?>(null);

    private static async Task<string?> CommitAsync(string git, string root, CancellationToken cancellation)
    {
        // One answer tells the commit and what differs from it; "git describe --dirty" walks the history for tags, and refuses without one when it may not.
        var status = await ProcessRunner.RunAsync(
            new Command(git, "-C", root, "--no-optional-locks", "status", "--porcelain=v2", "--branch", "--untracked-files=no"),
            cancellation: cancellation
        );
        if (status.ExitCode != 0)
            return null;
        string? commit = null;
        var differs = "";
        foreach (var line in status.Output.Split('\n'))
        {
            if (line.StartsWith(Branch, StringComparison.Ordinal))
                commit = line[Branch.Length..];
            else if (line.Length > 0 && line[0] != '#')
                differs = "-dirty";
        }
        return commit is null or "(initial)" ? null : commit + differs;
    }
}

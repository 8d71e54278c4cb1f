using Slipway.Core.Diagnostics;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Git;

/// <summary>The files of a commit, written into a folder beside the checkout. Neither the checkout nor git's own index is touched.</summary>
public static class CommitFiles
{
    /// <summary>More names than these go on one command line.</summary>
    private const int Batch = 500;

    /// <summary>Writes some files of a commit.</summary>
    /// <param name="root">Folder in the checkout; paths are below it.</param>
    /// <param name="reference">Branch, tag or commit, as typed.</param>
    /// <param name="paths">Files and folders; what the commit lacks of them is passed over.</param>
    /// <param name="folder">A folder whose <c>tree</c> receives them.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP559: there is no git, no repository or no such commit.</exception>
    public static async Task WriteAsync(string root, string reference, IReadOnlyList<string> paths, string folder, CancellationToken cancellation)
    {
        var git = ProcessRunner.Find("git") ?? throw new SlipwayException(WhatIfProblems.NoSuchCommit(reference, "there is no git on PATH"));
        var tree = Path.Combine(folder, "tree");
        Directory.CreateDirectory(tree);
        var found = await AskAsync("-C", root, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{reference}^{{commit}}");
        if (found.Length == 0)
            throw new SlipwayException(WhatIfProblems.NoSuchCommit(reference, "there is no such commit in this checkout"));
        var place = await AskAsync("-C", root, "rev-parse", "--absolute-git-dir", "--show-prefix");
        var lines = place.Split('\n');
        var environment = new Dictionary<string, string?> { ["GIT_INDEX_FILE"] = Path.Combine(folder, "index") };
        // An index of its own, of the part of the commit that the root is: names are below it then, wherever in the repository it lies.
        await RunAsync($"--git-dir={lines[0]}", "read-tree", $"{found}:{(lines.Length > 1 ? lines[1].TrimEnd('/') : "")}");
        // What git quotes, such as a name with a line end, is no name that a service's files have.
        var listed = await RunAsync([$"--git-dir={lines[0]}", "-c", "core.quotePath=false", "ls-files", "--", .. paths]);
        var names = listed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(x => x[0] != '"');
        foreach (var batch in names.Chunk(Batch))
            await RunAsync([$"--git-dir={lines[0]}", $"--work-tree={tree}", "checkout-index", "--force", "--", .. batch]);

        async Task<string> AskAsync(params string[] arguments) =>
            (await ProcessRunner.RunAsync(new Command(git, arguments), cancellation: cancellation)).Output.Trim();

        async Task<string> RunAsync(params string[] arguments)
        {
            var run = await ProcessRunner.RunAsync(
                new Command(git, arguments) { Environment = environment, WorkingDirectory = tree },
                cancellation: cancellation
            );
            return run.ExitCode == 0 ? run.Output : throw new SlipwayException(WhatIfProblems.NoSuchCommit(reference, run.Error.Trim()));
        }
    }
}

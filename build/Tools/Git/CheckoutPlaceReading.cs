using Slipway.Core.Planning.Caches;
using Slipway.Tools.Processes;

namespace Slipway.Tools.Git;

/// <summary>Asks git where a checkout stands. Whatever it cannot say is left out; nothing here fails a build.</summary>
/// <param name="environment">Reads a variable: at a detached head CI systems name the branch there.</param>
public sealed class CheckoutPlaceReading(Func<string, string?> environment)
{
    /// <summary>Head of a pull request first: there the plain name is that of the merge.</summary>
    private static readonly string[] s_branches = ["GITHUB_HEAD_REF", "CI_COMMIT_REF_NAME", "BUILD_SOURCEBRANCHNAME"];

    private static readonly string[] s_mains = ["main", "master"];

    /// <summary>Asks.</summary>
    /// <param name="root">Folder in the checkout.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<CheckoutPlace> ReadAsync(string root, CancellationToken cancellation)
    {
        if (ProcessRunner.Find("git") is not { } git)
            return CheckoutPlace.Unknown("there is no git on PATH");
        var (commit, branch, references) = (
            Revision.CommitAsync(root, cancellation),
            AskAsync("symbolic-ref", "--quiet", "--short", "HEAD"),
            AskAsync("for-each-ref", "--format=%(refname) %(symref)", "refs/heads", "refs/remotes/origin")
        );
        if (await commit is not { } found)
            return CheckoutPlace.Unknown("the folder is in no git repository, or has no commit yet");
        var (hash, isDirty) = (found.Split('-')[0], found.Contains('-', StringComparison.Ordinal));
        var (main, at) = Main(await references);
        var on = await branch is { Length: > 0 } named ? named : s_branches.Select(environment).FirstOrDefault(x => !string.IsNullOrEmpty(x));
        var shared = at is null ? "" : await AskAsync("merge-base", "HEAD", at);
        var note = (on, shared) switch
        {
            (null, _) => "the checkout is at a commit and at no branch",
            (_, "") when on != main => $"the history that it shares with {main} is not here",
            _ => null,
        };
        return new CheckoutPlace(hash, isDirty, on, shared is { Length: > 0 } ? shared : null, main, note);

        async Task<string> AskAsync(params string[] arguments) =>
            (await ProcessRunner.RunAsync(new Command(git, ["-C", root, .. arguments]), cancellation: cancellation)) is { ExitCode: 0 } answer
                ? answer.Output.Trim()
                : "";
    }

    /// <summary>Name of the main branch, and the reference that it is known by here; the remote's own word first.</summary>
    private static (string Name, string? Reference) Main(string text)
    {
        const string Remote = "refs/remotes/origin/";
        var references = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Split(' ')).ToList();
        var names = references.Select(x => x[0]).ToHashSet(StringComparer.Ordinal);
        if (references.FirstOrDefault(x => x[0] == Remote + "HEAD" && x.Length > 1) is [_, var head] && names.Contains(head))
            return (head[Remote.Length..], head);
        foreach (var name in s_mains)
        {
            if (((string[])[Remote + name, $"refs/heads/{name}"]).FirstOrDefault(names.Contains) is { } known)
                return (name, known);
        }
        return (CheckoutPlace.DefaultMain, null);
    }
}

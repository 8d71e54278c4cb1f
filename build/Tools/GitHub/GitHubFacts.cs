using Slipway.Core.Diagnostics;
using Slipway.Core.PullRequests;
using Slipway.Tools.Processes;

namespace Slipway.Tools.GitHub;

/// <summary>Where the repository is on GitHub, and who asks: by the variables that GitHub Actions documents, else by the checkout.</summary>
/// <param name="Api">Address of the API, with a slash at its end.</param>
/// <param name="Repository">The repository.</param>
/// <param name="Token">The token; null without one.</param>
/// <param name="TokenVariable">Where the token was read from.</param>
public sealed record GitHubFacts(Uri Api, RepositoryName Repository, string? Token, string TokenVariable)
{
    private static readonly string[] s_tokens = ["GITHUB_TOKEN", "GH_TOKEN"];

    /// <summary>Id of this run of a workflow; null outside of one.</summary>
    public string? Run { get; init; }

    /// <summary>The commit of this run; null outside of one. Of a pull request that is a merge.</summary>
    public string? Commit { get; init; }

    /// <summary>Reads them.</summary>
    /// <param name="root">Folder in the checkout.</param>
    /// <param name="variable">Reads a variable of the environment.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP633.</exception>
    public static async Task<GitHubFacts> ReadAsync(string root, Func<string, string?> variable, CancellationToken cancellation)
    {
        var given = Set("GITHUB_API_URL") is { } address ? Checked(address) : null;
        var name = Set("GITHUB_REPOSITORY");
        var repository = RepositoryName.Read(name);
        if (name is not null && repository is null)
            throw new SlipwayException(GitHubProblems.NoRepository($"GITHUB_REPOSITORY is '{name}'"));
        if (repository is null)
        {
            var text = await OriginAsync(root, cancellation);
            var remote = RemoteAddress.Read(text);
            repository = remote?.Repository;
            given ??= remote?.Api;
            if (remote is null || given is null)
                throw new SlipwayException(
                    GitHubProblems.NoRepository(
                        remote is null
                            ? "GITHUB_REPOSITORY is not set, and the remote origin names no repository"
                            : $"GITHUB_REPOSITORY and GITHUB_API_URL are not set, and the remote origin is at {remote.Host}"
                    )
                );
        }
        var token = s_tokens.FirstOrDefault(x => Set(x) is not null);
        return new GitHubFacts(given ?? RemoteAddress.PublicApi, repository!, token is null ? null : Set(token)!.Trim(), token ?? s_tokens[0])
        {
            Run = Set("GITHUB_RUN_ID"),
            Commit = Set("GITHUB_SHA"),
        };

        string? Set(string wanted) => variable(wanted) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
    }

    /// <summary>Anything but https would show the token to the network; a server on this machine is no network.</summary>
    private static Uri Checked(string address) =>
        Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.UserInfo.Length == 0
            ? uri
            : throw new SlipwayException(GitHubProblems.NoRepository("GITHUB_API_URL is no address of the form https://HOST/PATH"));

    private static async Task<string?> OriginAsync(string root, CancellationToken cancellation) =>
        ProcessRunner.Find("git") is { } git
        && await ProcessRunner.RunAsync(new Command(git, ["-C", root, "remote", "get-url", "origin"]), cancellation: cancellation) is { ExitCode: 0 } answer
            ? answer.Output.Trim()
            : null;
}

using Slipway.Core.Diagnostics;
using Slipway.Core.PullRequests;
using Slipway.Tests;
using Slipway.Tools.GitHub;

namespace Slipway.Tools.Tests.GitHub;

/// <summary>The build's own client, pointed at the fake server.</summary>
internal sealed class Asker : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    private Asker(FakeGitHub server, GitHubOptions? options, string token)
    {
        Server = server;
        Options = (options ?? Quick) with { Say = Said.Add };
        Api = Open(Options, token);
    }

    public static GitHubOptions Quick { get; } =
        new()
        {
            FirstDelay = TimeSpan.FromMilliseconds(5),
            RetryBudget = TimeSpan.FromSeconds(20),
            UnreachableBudget = TimeSpan.FromMilliseconds(100),
            StallTimeout = TimeSpan.FromSeconds(2),
            SecondaryWait = TimeSpan.FromMilliseconds(50),
            LongestWait = TimeSpan.FromSeconds(5),
        };

    public FakeGitHub Server { get; }

    public FakeGitHubData Data => Server.Data;

    public GitHubOptions Options { get; }

    public GitHubApi Api { get; }

    public List<string> Said { get; } = [];

    public string Folder => _folder.Path;

    public static async Task<Asker> StartAsync(GitHubOptions? options = null, string token = FakeGitHub.Token) =>
        new(await FakeGitHub.StartAsync(), options, token);

    public GitHubApi Open(GitHubOptions options, string token = FakeGitHub.Token) =>
        new(
            new GitHubFacts(new Uri(Server.Address + "/"), RepositoryName.Read(FakeGitHub.Repository)!, token, "GITHUB_TOKEN"),
            options,
            CancellationToken.None
        );

    /// <summary>The problem that a question ends with; no text of it, nor of anything below, has the token.</summary>
    public async Task<Problem> RefusedAsync(Func<Task> ask)
    {
        var error = await Should.ThrowAsync<SlipwayException>(ask);
        for (Exception? e = error; e is not null; e = e.InnerException)
            e.ToString().ShouldNotContain(FakeGitHub.Token);
        string.Join('\n', Said).ShouldNotContain(FakeGitHub.Token);
        return error.Problems[0];
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}

using System.Net;
using System.Runtime.Serialization;
using System.Text.Json;
using Octokit;
using Octokit.Internal;
using Slipway.Core.Diagnostics;
using Slipway.Core.PullRequests;
using Slipway.Tools.Http;

namespace Slipway.Tools.GitHub;

/// <summary>A repository on GitHub, asked with one token. Questions are tried again within a budget; whatever is refused is a numbered problem without the token.</summary>
public sealed class GitHubApi : IDisposable
{
    /// <summary>The most of a list on one page.</summary>
    internal const int Page = 100;

    private readonly GitHubFacts _facts;
    private readonly GitHubOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly HttpClientAdapter _http;
    private readonly RetryPolicy _retry;
    private readonly GitHubClient _client;

    /// <summary>Prepares questions; asks none.</summary>
    /// <param name="facts">Which repository, and who asks.</param>
    /// <param name="options">How it is asked.</param>
    /// <param name="cancellation">Ends whatever is asked.</param>
    /// <exception cref="SlipwayException">SLP630.</exception>
    public GitHubApi(GitHubFacts facts, GitHubOptions options, CancellationToken cancellation)
    {
        (_facts, _options, _cancellation) = (facts, options, cancellation);
        if (facts.Token is null)
            throw new SlipwayException(GitHubProblems.NoToken($"{facts.Repository} on {facts.Api.Host}"));
        if (facts.Token.Any(x => x is <= ' ' or > '~'))
            throw new SlipwayException(GitHubProblems.TokenRefused(facts.Api.Host, facts.TokenVariable));
        _http = new HttpClientAdapter(() => new GitHubTransport(facts, options, Wire(), cancellation));
        var credentials = new InMemoryCredentialStore(new Credentials(facts.Token, AuthenticationType.Bearer));
        // With a connection of its own Octokit takes the address as it is: GITHUB_API_URL has its path already.
        _client = new GitHubClient(new Connection(new ProductHeaderValue("slipway", "0.1"), facts.Api, credentials, _http, new SimpleJsonSerializer()));
        var host = facts.Api.Authority;
        _retry = new RetryPolicy(
            host,
            new RetryLimits(options.RetryBudget, options.UnreachableBudget, options.FirstDelay),
            reason => GitHubProblems.Down(host, reason),
            (what, attempts, budget, last) => GitHubProblems.KeepsFailing(host, what, attempts, budget, last),
            options.Say
        );
    }

    /// <summary>The repository.</summary>
    public RepositoryName Repository => _facts.Repository;

    internal GitHubOptions Options => _options;

    internal CancellationToken Cancellation => _cancellation;

    /// <summary>Asks, as often as the budget allows. A question that writes must look first whether an earlier try has written.</summary>
    /// <param name="what">What is asked, for messages.</param>
    /// <param name="permission">The permission that it needs.</param>
    /// <param name="ask">Gets the client and the number of the try, from 1.</param>
    /// <param name="refused">The problem for a refusal that means something here; null for the usual ones.</param>
    internal Task<T> AskAsync<T>(string what, string permission, Func<IGitHubClient, int, Task<T>> ask, Func<HttpStatusCode, Problem?>? refused = null) =>
        _retry.RunAsync(what, number => TranslatedAsync(what, permission, number, ask, refused), _cancellation);

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<T> TranslatedAsync<T>(
        string what,
        string permission,
        int number,
        Func<IGitHubClient, int, Task<T>> ask,
        Func<HttpStatusCode, Problem?>? refused
    )
    {
        try
        {
            // Anything but JSON is nothing to Octokit.
            return await ask(_client, number) ?? throw new FormatException();
        }
        catch (ApiException e)
        {
            // Without what caused it: its text is the server's, and goes to no log.
            throw new SlipwayException(refused?.Invoke(e.StatusCode) ?? Refusal(what, permission, e));
        }
        // Octokit's readers say in several ways that a text is not what they expect.
        catch (Exception e)
            when (e
                    is JsonException
                        or SerializationException
                        or FormatException
                        or OverflowException
                        or InvalidCastException
                        or ArgumentException
                        or NullReferenceException
            )
        {
            throw new SlipwayException(GitHubProblems.Unexpected(_facts.Api.Authority, what, "an answer that is not the JSON of GitHub's API"), e);
        }
    }

    private Problem Refusal(string what, string permission, ApiException e) =>
        e.StatusCode switch
        {
            HttpStatusCode.Unauthorized => GitHubProblems.TokenRefused(_facts.Api.Host, _facts.TokenVariable),
            HttpStatusCode.Forbidden or HttpStatusCode.NotFound => GitHubProblems.NotAllowed(what, (int)e.StatusCode, Bare(e.Message), permission),
            _ => GitHubProblems.Unexpected(_facts.Api.Authority, what, $"HTTP {(int)e.StatusCode}: {Bare(e.Message)}"),
        };

    /// <summary>No server says the token back, and no message would show it if one did.</summary>
    private string Bare(string text) => text.Replace(_facts.Token!, "***", StringComparison.Ordinal);

    private SocketsHttpHandler Wire() =>
        new()
        {
            ConnectTimeout = TimeSpan.FromSeconds(10),
            UseCookies = false,
            AllowAutoRedirect = false,
            Proxy = EnvironmentProxy.Read(_options.Variable),
            AutomaticDecompression = DecompressionMethods.GZip,
        };
}

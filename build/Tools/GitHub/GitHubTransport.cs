using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Http;

namespace Slipway.Tools.GitHub;

/// <summary>
/// Below Octokit: redirects, rate limits, ETags, stalls. What fails in passing is thrown for <see cref="RetryPolicy"/>, which asks the whole question again;
/// a wait in here would count against the limit of time that Octokit gives each request.
/// </summary>
internal sealed class GitHubTransport : DelegatingHandler
{
    private const int MostRedirects = 4;
    private const long MostBytes = 64_000_000;
    private static readonly string[] s_archives = ["application/zip", "application/x-zip-compressed", "application/octet-stream", "binary/octet-stream"];
    private readonly Uri _api;
    private readonly GitHubOptions _options;
    private readonly KeptAnswers _answers;
    private readonly RateLimits _limits;
    private readonly CancellationToken _cancellation;

    public GitHubTransport(GitHubFacts facts, GitHubOptions options, HttpMessageHandler inner, CancellationToken cancellation)
        : base(inner)
    {
        (_api, _options, _cancellation) = (facts.Api, options, cancellation);
        _answers = new KeptAnswers(options.Answers, facts.Token ?? "");
        _limits = new RateLimits(facts.Api.Authority, options);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _cancellation);
        using var watch = new StallWatch(_options.StallTimeout, both.Token);
        // What Octokit says of its bodies is not what they are.
        if (request.Content is { } content)
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.TryAddWithoutValidation("X-GitHub-Api-Version", "2022-11-28");
        var address = request.RequestUri!;
        var kept = request.Method == HttpMethod.Get ? _answers.Find(address) : null;
        if (kept is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", kept.Tag);
        var response = await FollowAsync(request, watch.Token);
        watch.Moved();
        if (IsArchive(response))
            return response;
        await response.Content.LoadIntoBufferAsync(MostBytes, watch.Token);
        var body = await response.Content.ReadAsStringAsync(watch.Token);
        if (response.StatusCode == HttpStatusCode.NotModified && kept is not null)
            return Restored(response, kept);
        _limits.ThrowIfNotNow(response, body);
        if (request.Method == HttpMethod.Get && response is { StatusCode: HttpStatusCode.OK, Headers.ETag: { } tag })
            _answers.Keep(address, new KeptAnswer(tag.ToString(), Link(response), body));
        return response;
    }

    /// <summary>Follows redirects; the token and all else that is for the API goes to its own scheme, host and port only.</summary>
    private async Task<HttpResponseMessage> FollowAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        for (var redirects = 0; ; redirects++)
        {
            if (!IsApi(request.RequestUri!))
                request.Headers.Authorization = null;
            var response = await base.SendAsync(request, cancellation);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
                return response;
            var next = new Uri(request.RequestUri!, location);
            var refusal =
                redirects == MostRedirects ? "redirects that do not end"
                : next.Scheme != Uri.UriSchemeHttps && next.Scheme != _api.Scheme ? $"a redirect to {next.Scheme}"
                : request.Method != HttpMethod.Get && !IsApi(next) ? $"a redirect of {request.Method} to {next.Authority}"
                : null;
            response.Dispose();
            if (refusal is not null)
                throw new SlipwayException(GitHubProblems.Unexpected(_api.Authority, $"{request.Method} {request.RequestUri!.AbsolutePath}", refusal));
            request = Next(request, next);
        }
    }

    private HttpRequestMessage Next(HttpRequestMessage request, Uri address)
    {
        var next = new HttpRequestMessage(request.Method, address) { Content = request.Content };
        foreach (var (name, values) in request.Headers)
            if (IsApi(address) || name == "User-Agent")
                next.Headers.TryAddWithoutValidation(name, values);
        return next;
    }

    private bool IsApi(Uri address) => address.Scheme == _api.Scheme && address.Authority == _api.Authority;

    private static bool IsArchive(HttpResponseMessage response) =>
        response.IsSuccessStatusCode && s_archives.Contains(response.Content.Headers.ContentType?.MediaType, StringComparer.OrdinalIgnoreCase);

    private static HttpResponseMessage Restored(HttpResponseMessage response, KeptAnswer kept)
    {
        response.StatusCode = HttpStatusCode.OK;
        response.Content = new StringContent(kept.Body, Encoding.UTF8, "application/json");
        if (kept.Link is not null && Link(response) is null)
            response.Headers.TryAddWithoutValidation("Link", kept.Link);
        return response;
    }

    private static string? Link(HttpResponseMessage response) => response.Headers.TryGetValues("Link", out var values) ? string.Join(", ", values) : null;
}

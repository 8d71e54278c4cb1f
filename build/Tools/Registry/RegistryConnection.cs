using System.Net;
using System.Net.Http.Headers;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Http;

namespace Slipway.Tools.Registry;

/// <summary>Sends requests to one registry: authentication, stalls, counting. What fails in passing is thrown for <see cref="RetryPolicy"/>.</summary>
internal sealed class RegistryConnection : IDisposable
{
    private readonly HttpClient _http;
    private readonly RegistryAuthentication _authentication;
    private readonly RegistryOptions _options;
    private long _bytesSent;
    private int _requests;

    public RegistryConnection(string host, RegistryOptions options)
    {
        (Host, _options, Address) = (host, options, RegistryAddress.Of(host, options));
        Retry = new RetryPolicy(
            $"registry {host}",
            new RetryLimits(options.RetryBudget, options.UnreachableBudget, options.FirstDelay),
            reason => RegistryProblems.Down(host, reason),
            (repository, attempts, budget, last) => RegistryProblems.BudgetExhausted(host, repository, attempts, budget, last),
            options.Say
        );
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(10),
            UseCookies = false,
            UseProxy = !RegistryAddress.IsLoopback(host),
            MaxConnectionsPerServer = Math.Max(2, Math.Max(options.Parallel, options.Questions)),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        };
        // Stalls are watched piece by piece: a limit for the whole would forbid large layers.
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("slipway", "0.1"));
        _authentication = new RegistryAuthentication(host, Address, _http, new DockerConfig(options.DockerConfigFolder) { HelperLimit = options.HelperLimit });
    }

    public string Host { get; }

    public Uri Address { get; }

    public RetryPolicy Retry { get; }

    public long BytesSent => Interlocked.Read(ref _bytesSent);

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Sends one request; answers 401 once. The caller owns the response.</summary>
    /// <param name="create">Makes the request; called for each attempt.</param>
    /// <param name="scope">Scopes, joined by a blank.</param>
    /// <param name="watch">Cancelled when nothing moves.</param>
    public async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> create, string scope, StallWatch watch)
    {
        for (var refused = false; ; refused = true)
        {
            using var request = create();
            // An upload may be sent to another host: that host is no business of these credentials.
            var own = request.RequestUri!.Authority == Address.Authority;
            var header = own ? _authentication.Header(scope) : null;
            request.Headers.Authorization = header;
            Interlocked.Increment(ref _requests);
            watch.Moved();
            var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, watch.Token);
            watch.Moved();
            if (response.StatusCode != HttpStatusCode.Unauthorized || !own)
                return response;
            using (response)
            {
                if (refused)
                    throw _authentication.Refused(scope);
                await _authentication.LearnAsync(response, header, scope, watch.Token);
            }
        }
    }

    /// <summary>Starts watching one attempt.</summary>
    public StallWatch Watch(CancellationToken cancellation) => new(_options.StallTimeout, cancellation);

    /// <summary>A body that is streamed from where it is.</summary>
    public BlobContent Body(Func<CancellationToken, Task<Stream>> open, long size, StallWatch watch) =>
        new(
            open,
            size,
            count =>
            {
                Interlocked.Add(ref _bytesSent, count);
                watch.Moved();
            }
        )
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") },
        };

    /// <summary>The numbered error for an answer that is none of the expected.</summary>
    public async Task<SlipwayException> FailureAsync(HttpResponseMessage response, string repository, string what, CancellationToken cancellation)
    {
        TransientAnswerException.ThrowIf(response);
        var action = response.RequestMessage?.Method == HttpMethod.Get || response.RequestMessage?.Method == HttpMethod.Head ? "pull" : "push";
        return new SlipwayException(
            (int)response.StatusCode switch
            {
                401 => RegistryProblems.AuthenticationRefused(Host, repository, hadCredentials: true),
                403 => RegistryProblems.Denied(Host, repository, action),
                404 => RegistryProblems.NotFound(Host, repository, what),
                _ => RegistryProblems.Unexpected(
                    Host,
                    repository,
                    $"{response.RequestMessage?.Method} {what}",
                    _authentication.Redact(await RegistryAnswer.DescribeAsync(response, cancellation))
                ),
            }
        );
    }

    public void Dispose()
    {
        _authentication.Dispose();
        _http.Dispose();
    }
}

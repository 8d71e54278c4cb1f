using System.Net;
using System.Net.Http.Headers;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Index;
using Slipway.Tools.Http;
using Slipway.Tools.Registry;

namespace Slipway.Tools.PythonIndex;

/// <summary>Sends requests for one index: credentials, tries, stalls, a limit of requests at a time.</summary>
internal sealed class IndexConnection : IDisposable
{
    private readonly HttpClient _http;
    private readonly IndexOptions _options;
    private readonly RetryPolicy _retry;
    private readonly SemaphoreSlim _slots;
    private readonly Lazy<IndexCredentials?> _credentials;
    private volatile bool _mustSignIn;

    public IndexConnection(PackageIndex index, IndexOptions options)
    {
        (Index, _options, _slots) = (index, options, new SemaphoreSlim(options.Parallel));
        _credentials = new(() => IndexCredentials.Find(index, options.Netrc));
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(10),
            UseCookies = false,
            UseProxy = !RegistryAddress.IsLoopback(index.Address.Host),
            MaxConnectionsPerServer = options.Parallel,
            AutomaticDecompression = DecompressionMethods.None,
        };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("slipway", "0.1"));
        _retry = new RetryPolicy(
            $"index {index.Name}",
            new RetryLimits(options.RetryBudget, options.UnreachableBudget, options.FirstDelay),
            reason => IndexProblems.Down(index.Name, index.Address.Host, reason),
            (_, attempts, budget, last) => IndexProblems.BudgetExhausted(index.Name, attempts, budget, last),
            options.Say
        );
    }

    public PackageIndex Index { get; }

    /// <summary>Sends a request and reads its answer, as often as the budget allows.</summary>
    /// <param name="create">Makes the request; called for each attempt.</param>
    /// <param name="read">Reads an answer with a good status, or with one of <paramref name="expected"/>.</param>
    /// <param name="expected">Further statuses that are answers.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP267 (401, 403), SLP269 (other refusals), SLP440, SLP441.</exception>
    public async Task<T> SendAsync<T>(
        Func<HttpRequestMessage> create,
        Func<HttpResponseMessage, StallWatch, Task<T>> read,
        IReadOnlyList<HttpStatusCode> expected,
        CancellationToken cancellation
    )
    {
        await _slots.WaitAsync(cancellation);
        try
        {
            return await _retry.RunAsync("", _ => AttemptAsync(create, read, expected, cancellation), cancellation);
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _slots.Dispose();
    }

    private async Task<T> AttemptAsync<T>(
        Func<HttpRequestMessage> create,
        Func<HttpResponseMessage, StallWatch, Task<T>> read,
        IReadOnlyList<HttpStatusCode> expected,
        CancellationToken cancellation
    )
    {
        using var watch = new StallWatch(_options.StallTimeout, cancellation);
        while (true)
        {
            using var request = create();
            // Files may lie on another host: that host is no business of these credentials.
            var isOwn = request.RequestUri!.Authority == Index.Address.Authority && request.RequestUri.Scheme == Index.Address.Scheme;
            var isSigned = isOwn && _mustSignIn;
            if (isSigned)
                request.Headers.Authorization = _credentials.Value!.Header;
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, watch.Token);
            watch.Moved();
            if (response.IsSuccessStatusCode || expected.Contains(response.StatusCode))
                return await read(response, watch);
            TransientAnswerException.ThrowIf(response);
            if (response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
                throw new SlipwayException(IndexProblems.Gone(Index.Name, request.RequestUri, (int)response.StatusCode));
            if (isSigned || !isOwn || _credentials.Value is null)
                throw new SlipwayException(IndexProblems.Refused(Index.Name, request.RequestUri.Host, (int)response.StatusCode, isSigned));
            _mustSignIn = true;
        }
    }
}

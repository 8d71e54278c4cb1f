using System.Net;
using System.Net.Http.Headers;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Index;
using Slipway.Tools.Http;

namespace Slipway.Tools.PythonIndex;

/// <summary>Sends requests for one index: credentials, tries, stalls, a limit of requests at a time.</summary>
internal sealed class IndexConnection : IDisposable
{
    private readonly HttpClient _http;
    private readonly IndexOptions _options;
    private readonly RetryLimits _limits;
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
            // Followed here: what may be sent along depends on where it leads.
            AllowAutoRedirect = false,
            Proxy = EnvironmentProxy.Read(options.Variable),
            MaxConnectionsPerServer = options.Parallel,
            AutomaticDecompression = DecompressionMethods.None,
        };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("slipway", "0.1"));
        _limits = new RetryLimits(options.RetryBudget, options.UnreachableBudget, options.FirstDelay);
    }

    public PackageIndex Index { get; }

    /// <summary>Sends a request and reads its answer, as often as the budget allows.</summary>
    /// <param name="create">Makes the request; called for each attempt.</param>
    /// <param name="read">Reads an answer with a good status, or with one of <paramref name="expected"/>.</param>
    /// <param name="expected">Further statuses that are answers.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="moved">Bytes that attempts leave for the next one, see <see cref="RetryPolicy"/>; null where none are.</param>
    /// <exception cref="SlipwayException">SLP267 (401, 403), SLP269 (other refusals), SLP440, SLP441, SLP529.</exception>
    public async Task<T> SendAsync<T>(
        Func<HttpRequestMessage> create,
        Func<HttpResponseMessage, StallWatch, Task<T>> read,
        IReadOnlyList<HttpStatusCode> expected,
        CancellationToken cancellation,
        Func<long>? moved = null
    )
    {
        await _slots.WaitAsync(cancellation);
        try
        {
            // Files may lie elsewhere: the host that does not answer is the one that was asked last.
            var asked = Index.Address;
            var retry = new RetryPolicy(
                $"index {Index.Name}",
                _limits,
                reason => IndexProblems.Down(Index.Name, asked.Host, reason),
                (_, attempts, budget, last) => IndexProblems.BudgetExhausted(Index.Name, attempts, budget, last),
                _options.Say
            );
            return await retry.RunAsync("", _ => AttemptAsync(create, address => asked = address, read, expected, cancellation), cancellation, moved);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Says a line to whoever listens.</summary>
    public void Say(string line) => _options.Say?.Invoke(line);

    public void Dispose()
    {
        _http.Dispose();
        _slots.Dispose();
    }

    private async Task<T> AttemptAsync<T>(
        Func<HttpRequestMessage> create,
        Action<Uri> asking,
        Func<HttpResponseMessage, StallWatch, Task<T>> read,
        IReadOnlyList<HttpStatusCode> expected,
        CancellationToken cancellation
    )
    {
        using var watch = new StallWatch(_options.StallTimeout, cancellation);
        Uri? target = null;
        var steps = 0;
        while (true)
        {
            using var request = create();
            request.RequestUri = target ??= request.RequestUri!;
            asking(target);
            // Files may lie on another host, and pages point there: that host is no business of these credentials.
            var isOwn = target.Authority == Index.Address.Authority && target.Scheme == Index.Address.Scheme;
            var isSigned = isOwn && _mustSignIn;
            if (isSigned)
                request.Headers.Authorization = _credentials.Value!.Header;
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, watch.Token);
            watch.Moved();
            if (response.IsSuccessStatusCode || expected.Contains(response.StatusCode))
                return await read(response, watch);
            if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location)
            {
                target = Redirect.Next(Index.Name, target, location, ++steps);
                continue;
            }
            TransientAnswerException.ThrowIf(response);
            if (response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
                throw new SlipwayException(IndexProblems.Gone(Index.Name, target, (int)response.StatusCode));
            if (isSigned || !isOwn || _credentials.Value is null)
                throw new SlipwayException(IndexProblems.Refused(Index.Name, target.Host, (int)response.StatusCode, isSigned));
            _mustSignIn = true;
        }
    }
}

using System.Net;
using Slipway.Core.Doctor;

namespace Slipway.Tools.Doctor;

/// <summary>Asks an address whether it is there. Any answer of HTTP is one, but for a proxy's or gateway's that stands for none.</summary>
/// <param name="limit">How long an answer may take.</param>
/// <param name="proxy">Goes by this proxy; null for the process's own.</param>
internal sealed class AddressProbe(TimeSpan limit, Uri? proxy = null) : IDisposable
{
    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            Proxy = proxy is null ? null : new WebProxy(proxy),
            ConnectTimeout = limit,
        }
    );

    /// <summary>Asks with HEAD.</summary>
    /// <param name="what">What is fetched or sent there.</param>
    /// <param name="address">The address.</param>
    /// <param name="isNeeded">Whether the build asks it.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<AddressFacts> AskAsync(string what, Uri address, bool isNeeded, CancellationToken cancellation) =>
        (await AskStatusAsync(what, address, isNeeded, cancellation)).Facts;

    /// <summary>The same, with the status.</summary>
    public async Task<(AddressFacts Facts, HttpStatusCode? Status)> AskStatusAsync(string what, Uri address, bool isNeeded, CancellationToken cancellation)
    {
        var shown = address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        source.CancelAfter(limit);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, address);
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, source.Token);
            var failure = answer.StatusCode
                is HttpStatusCode.BadGateway
                    or HttpStatusCode.ServiceUnavailable
                    or HttpStatusCode.GatewayTimeout
                    or HttpStatusCode.ProxyAuthenticationRequired
                ? $"HTTP {(int)answer.StatusCode}"
                : null;
            return (new AddressFacts(what, shown, isNeeded, failure, answer.Headers.Date - DateTimeOffset.UtcNow), answer.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (new AddressFacts(what, shown, isNeeded, $"no answer within {limit.TotalSeconds:0.#} s", null) { IsSilent = true }, null);
        }
        catch (HttpRequestException e)
        {
            return (new AddressFacts(what, shown, isNeeded, e.InnerException?.Message ?? e.Message, null), null);
        }
    }

    public void Dispose() => _http.Dispose();
}

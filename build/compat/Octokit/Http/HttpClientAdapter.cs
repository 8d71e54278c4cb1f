using System.Text;

namespace Octokit.Internal;

public interface IHttpClient : IDisposable
{
    Task<IResponse> Send(IRequest request, CancellationToken cancellationToken, Func<object, object> preprocessResponseBody = null);

    void SetRequestTimeout(TimeSpan timeout);
}

/// <summary>Sends by a handler of the caller's. Redirects are followed as the real one does: credentials go where the host's name is the same.</summary>
public class HttpClientAdapter(Func<HttpMessageHandler> getHandler) : IHttpClient
{
    private static readonly string[] s_binary = ["application/zip", "application/x-gzip", "application/octet-stream", "application/vnd.github.v3.raw"];
    private readonly HttpClient _http = new(getHandler());

    public async Task<IResponse> Send(IRequest request, CancellationToken cancellationToken, Func<object, object> preprocessResponseBody = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(request.Timeout);
        using var message = BuildRequestMessage(request);
        var answer = await SendAsync(message, limit.Token).ConfigureAwait(false);
        return await BuildResponse(answer, preprocessResponseBody).ConfigureAwait(false);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        for (var redirects = 0; ; redirects++)
        {
            var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (response.Headers.Location is not { } place || (int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
                return response;
            if (redirects == 3)
                throw new InvalidOperationException("The redirect count for this request has been exceeded. Aborting.");
            var next = new HttpRequestMessage((int)response.StatusCode == 303 ? HttpMethod.Get : request.Method, new Uri(request.RequestUri, place));
            foreach (var (name, values) in request.Headers)
                next.Headers.TryAddWithoutValidation(name, values);
            if ((int)response.StatusCode != 303)
                next.Content = request.Content;
            if (!next.RequestUri.Host.Equals(request.RequestUri.Host, StringComparison.OrdinalIgnoreCase))
                next.Headers.Authorization = null;
            response.Dispose();
            request = next;
        }
    }

    public void SetRequestTimeout(TimeSpan timeout) => _http.Timeout = timeout;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _http.Dispose();
    }

    protected virtual HttpRequestMessage BuildRequestMessage(IRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var message = new HttpRequestMessage(request.Method, new Uri(request.BaseAddress, request.Endpoint));
        foreach (var (name, value) in request.Headers)
            message.Headers.Add(name, value);
        if (request.Body is string body)
            message.Content = new StringContent(body, Encoding.UTF8, request.ContentType);
        return message;
    }

    protected virtual async Task<IResponse> BuildResponse(HttpResponseMessage responseMessage, Func<object, object> preprocessResponseBody)
    {
        ArgumentNullException.ThrowIfNull(responseMessage);
        var type = responseMessage.Content.Headers.ContentType?.MediaType;
        object body =
            type is not null && (type.StartsWith("image/", StringComparison.Ordinal) || s_binary.Contains(type, StringComparer.OrdinalIgnoreCase))
                ? await responseMessage.Content.ReadAsStreamAsync().ConfigureAwait(false)
                : await responseMessage.Content.ReadAsStringAsync().ConfigureAwait(false);
        var headers = responseMessage.Headers.ToDictionary(x => x.Key, x => x.Value.First(), StringComparer.OrdinalIgnoreCase);
        return new Response(responseMessage.StatusCode, preprocessResponseBody is null ? body : preprocessResponseBody(body), headers, type);
    }
}

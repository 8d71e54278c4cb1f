using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Docker.DotNet.Internal;

/// <summary>HTTP to the engine, over a unix socket or TCP.</summary>
internal sealed class ApiConnection : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _prefix;

    public ApiConnection(DockerClientConfiguration configuration, System.Version version)
    {
        var (handler, baseAddress) = Transport(configuration.EndpointBaseUri);
        _http = new HttpClient(configuration.Credentials.GetHandler(handler)) { BaseAddress = baseAddress, Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Add("User-Agent", "Docker.DotNet");
        foreach (var (name, value) in configuration.DefaultHttpRequestHeaders)
            _http.DefaultRequestHeaders.Add(name, value);
        _prefix = version is null ? "" : $"v{version}/";
        DefaultTimeout = configuration.DefaultTimeout;
    }

    public TimeSpan DefaultTimeout { get; set; }

    /// <summary>Sends a request and returns the answer once its head is there; the body is read by the caller.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        HttpContent content,
        TimeSpan timeout,
        CancellationToken cancellation,
        Func<HttpStatusCode, string, Exception> notFound = null
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        using var request = new HttpRequestMessage(method, _prefix + path) { Content = content };
        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {timeout.TotalSeconds:0} s: {method} {path}");
        }
        catch (HttpRequestException e) when (e.InnerException is SocketException socket)
        {
            throw new HttpRequestException("Connection failed", socket);
        }
        if (response.StatusCode is >= HttpStatusCode.OK and < HttpStatusCode.BadRequest)
            return response;
        using (response)
        {
            var body = await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
            throw response.StatusCode == HttpStatusCode.NotFound && notFound is not null
                ? notFound(response.StatusCode, body)
                : new DockerApiException(response.StatusCode, body);
        }
    }

    /// <summary>Sends a request whose answer's body is not of interest; false for 304, which the API uses for "it is so already".</summary>
    public async Task<bool> CallAsync(HttpMethod method, string path, CancellationToken cancellation, Func<HttpStatusCode, string, Exception> notFound = null)
    {
        using var response = await SendAsync(method, path, null, DefaultTimeout, cancellation, notFound).ConfigureAwait(false);
        return response.StatusCode != HttpStatusCode.NotModified;
    }

    /// <summary>Sends a request and reads its JSON answer.</summary>
    public async Task<T> AskAsync<T>(
        HttpMethod method,
        string path,
        JsonTypeInfo<T> type,
        CancellationToken cancellation,
        Func<HttpStatusCode, string, Exception> notFound = null,
        HttpContent content = null,
        TimeSpan? timeout = null
    )
    {
        using var response = await SendAsync(method, path, content, timeout ?? DefaultTimeout, cancellation, notFound).ConfigureAwait(false);
        using var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        return await JsonSerializer.DeserializeAsync(stream, type, cancellation).ConfigureAwait(false);
    }

    public void Dispose() => _http.Dispose();

    private static (HttpMessageHandler Handler, Uri BaseAddress) Transport(Uri endpoint)
    {
        switch (endpoint.Scheme)
        {
            case "unix":
                var socket = new UnixDomainSocketEndPoint(endpoint.LocalPath);
                return (
                    new SocketsHttpHandler { UseProxy = false, ConnectCallback = (_, cancellation) => ConnectAsync(socket, cancellation) },
                    new Uri("http://localhost/")
                );
            case "tcp":
            case "http":
                return (
                    new SocketsHttpHandler { UseProxy = false },
                    new UriBuilder(endpoint) { Scheme = "http", Port = endpoint.Port < 0 ? 2375 : endpoint.Port }.Uri
                );
            case "https":
                return (new SocketsHttpHandler { UseProxy = false }, endpoint);
            default:
                throw new NotSupportedException($"Unknown URL scheme {endpoint.Scheme}");
        }
    }

    private static async ValueTask<Stream> ConnectAsync(UnixDomainSocketEndPoint endpoint, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(endpoint, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

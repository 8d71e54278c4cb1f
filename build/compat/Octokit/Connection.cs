using System.Net;
using System.Runtime.InteropServices;
using Octokit.Internal;

namespace Octokit;

public interface IApiInfoProvider
{
    ApiInfo GetLastApiInfo();
}

public interface IConnection : IApiInfoProvider
{
    Uri BaseAddress { get; }

    Task<IApiResponse<T>> Get<T>(Uri uri, IDictionary<string, string> parameters);

    Task<IApiResponse<Stream>> GetRawStream(Uri uri, IDictionary<string, string> parameters);

    Task<IApiResponse<T>> Patch<T>(Uri uri, object body);

    void SetRequestTimeout(TimeSpan timeout);
}

public class Connection : IConnection
{
    private const string Json = "application/vnd.github.v3+json";
    private readonly ICredentialStore _credentials;
    private readonly IHttpClient _http;
    private readonly IJsonSerializer _serializer;
    private readonly string _userAgent;
    private ApiInfo _last;

    public Connection(ProductHeaderValue productInformation, Uri baseAddress, ICredentialStore credentialStore)
        : this(
            productInformation,
            baseAddress,
            credentialStore,
            new HttpClientAdapter(() => new SocketsHttpHandler { AllowAutoRedirect = false }),
            new SimpleJsonSerializer()
        ) { }

    public Connection(
        ProductHeaderValue productInformation,
        Uri baseAddress,
        ICredentialStore credentialStore,
        IHttpClient httpClient,
        IJsonSerializer serializer
    )
    {
        ArgumentNullException.ThrowIfNull(productInformation);
        ArgumentNullException.ThrowIfNull(baseAddress);
        if (!baseAddress.IsAbsoluteUri)
            throw new ArgumentException($"The base address '{baseAddress}' must be an absolute URI", nameof(baseAddress));
        (BaseAddress, _credentials, _http, _serializer) = (baseAddress, credentialStore, httpClient, serializer);
        _userAgent = $"{productInformation} ({RuntimeInformation.OSDescription.Split(' ')[0]}; Octokit stand-in)";
    }

    public Uri BaseAddress { get; }

    public ApiInfo GetLastApiInfo() => _last;

    public void SetRequestTimeout(TimeSpan timeout) => _http.SetRequestTimeout(timeout);

    public Task<IApiResponse<T>> Get<T>(Uri uri, IDictionary<string, string> parameters) => Ask<T>(HttpMethod.Get, uri.With(parameters), null);

    public Task<IApiResponse<T>> Patch<T>(Uri uri, object body) => Ask<T>(HttpMethod.Patch, uri, body);

    public async Task<IApiResponse<Stream>> GetRawStream(Uri uri, IDictionary<string, string> parameters)
    {
        var response = await Send(HttpMethod.Get, uri.With(parameters), null, "application/vnd.github.v3.raw", default).ConfigureAwait(false);
        return new ApiResponse<Stream>(response, response.Body as Stream);
    }

    internal async Task<IApiResponse<T>> Ask<T>(HttpMethod method, Uri uri, object body, CancellationToken cancellation = default)
    {
        var response = await Send(method, uri, body is null ? null : _serializer.Serialize(body), Json, cancellation).ConfigureAwait(false);
        // The type of the content decides, and a page of one object is a list of one.
        if (
            !"application/json".Equals(response.ContentType, StringComparison.OrdinalIgnoreCase)
            || response.Body is not string { Length: > 0 } text
            || text == "{}"
        )
            return new ApiResponse<T>(response, default);
        if (typeof(System.Collections.IEnumerable).IsAssignableFrom(typeof(T)) && text.StartsWith('{'))
            text = $"[{text}]";
        return new ApiResponse<T>(response, _serializer.Deserialize<T>(text));
    }

    private async Task<IResponse> Send(HttpMethod method, Uri uri, string body, string accept, CancellationToken cancellation)
    {
        var request = new Request(method, BaseAddress, uri) { Body = body, ContentType = "application/x-www-form-urlencoded" };
        request.Headers["Accept"] = accept;
        request.Headers["User-Agent"] = _userAgent;
        if (await _credentials.GetCredentials().ConfigureAwait(false) is { AuthenticationType: not AuthenticationType.Anonymous } credentials)
            request.Headers["Authorization"] = $"{(credentials.AuthenticationType == AuthenticationType.Bearer ? "Bearer" : "Token")} {credentials.Password}";
        var response = await _http.Send(request, cancellation).ConfigureAwait(false);
        _last = response.ApiInfo;
        if (response.StatusCode >= HttpStatusCode.BadRequest)
            throw Refusals.Of(response);
        return response;
    }
}

using System.Net;
using System.Text.RegularExpressions;

namespace Octokit.Internal;

internal sealed class Response(HttpStatusCode status, object body, Dictionary<string, string> headers, string type) : IResponse
{
    public object Body { get; } = body;

    public IReadOnlyDictionary<string, string> Headers { get; } = headers;

    public ApiInfo ApiInfo { get; } = new(Links(headers), headers.GetValueOrDefault("ETag"), new RateLimit(headers));

    public HttpStatusCode StatusCode { get; } = status;

    public string ContentType { get; } = type;

    private static Dictionary<string, Uri> Links(Dictionary<string, string> headers) =>
        Regex
            .Matches(headers.GetValueOrDefault("Link") ?? "", "<(?<address>[^>]*)>[^,]*?rel=\"(?<name>[^\"]*)\"", RegexOptions.ExplicitCapture)
            .ToDictionary(x => x.Groups["name"].Value, x => new Uri(x.Groups["address"].Value));
}

internal sealed class ApiResponse<T>(IResponse response, T body) : IApiResponse<T>
{
    public T Body { get; } = body;

    public IResponse HttpResponse { get; } = response;
}

internal sealed class Request(HttpMethod method, Uri baseAddress, Uri endpoint) : IRequest
{
    public object Body { get; set; }

    public Dictionary<string, string> Headers { get; } = [];

    public HttpMethod Method { get; } = method;

    public Dictionary<string, string> Parameters { get; } = [];

    public Uri BaseAddress { get; } = baseAddress;

    public Uri Endpoint { get; } = endpoint;

    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(100);

    public string ContentType { get; set; }
}

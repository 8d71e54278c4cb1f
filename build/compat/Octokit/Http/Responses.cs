using System.Net;

namespace Octokit;

public interface IResponse
{
    object Body { get; }

    IReadOnlyDictionary<string, string> Headers { get; }

    ApiInfo ApiInfo { get; }

    HttpStatusCode StatusCode { get; }

    string ContentType { get; }
}

public interface IApiResponse<out T>
{
    T Body { get; }

    IResponse HttpResponse { get; }
}

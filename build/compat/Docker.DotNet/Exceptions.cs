using System.Net;

namespace Docker.DotNet;

public class DockerApiException(HttpStatusCode statusCode, string responseBody)
    : Exception($"Docker API responded with status code={statusCode}, response={responseBody}")
{
    public HttpStatusCode StatusCode { get; } = statusCode;

    public string ResponseBody { get; } = responseBody;
}

public class DockerImageNotFoundException(HttpStatusCode statusCode, string body) : DockerApiException(statusCode, body);

public class DockerContainerNotFoundException(HttpStatusCode statusCode, string responseBody) : DockerApiException(statusCode, responseBody);

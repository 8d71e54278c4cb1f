using System.Net;
using System.Text.Json;
using Octokit.Internal;

namespace Octokit;

public class ApiException : Exception
{
    public ApiException(IResponse response)
        : this(response, null) { }

    public ApiException(IResponse response, Exception innerException)
        : base(null, innerException)
    {
        ArgumentNullException.ThrowIfNull(response);
        (StatusCode, HttpResponse, ApiError) = (response.StatusCode, response, Read(response.Body as string));
    }

    public ApiError ApiError { get; }

    public IResponse HttpResponse { get; }

    public HttpStatusCode StatusCode { get; }

    public override string Message => ApiErrorMessageSafe ?? "An error occurred with this API request";

    protected string ApiErrorMessageSafe => string.IsNullOrWhiteSpace(ApiError?.Message) ? null : ApiError.Message;

    private static ApiError Read(string body)
    {
        try
        {
            if (!string.IsNullOrEmpty(body))
                return new SimpleJsonSerializer().Deserialize<ApiError>(body) ?? new ApiError(body);
        }
        catch (JsonException)
        {
            // No JSON: the text itself.
        }
        return new ApiError(body);
    }
}

public class ApiError
{
    public ApiError() { }

    public ApiError(string message) => Message = message;

    public string Message { get; private set; }

    public string DocumentationUrl { get; private set; }
}

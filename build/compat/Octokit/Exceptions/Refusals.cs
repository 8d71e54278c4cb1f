using System.Net;
using Octokit.Internal;

namespace Octokit;

public class NotFoundException(IResponse response) : ApiException(response);

public class AuthorizationException(IResponse response) : ApiException(response);

public class ApiValidationException(IResponse response) : ApiException(response)
{
    public override string Message => ApiErrorMessageSafe ?? "Validation Failed";
}

public class ForbiddenException(IResponse response) : ApiException(response)
{
    public override string Message => ApiErrorMessageSafe ?? "Request Forbidden";
}

public class RateLimitExceededException(IResponse response) : ForbiddenException(response)
{
    public int Limit => HttpResponse.ApiInfo.RateLimit.Limit;

    public int Remaining => HttpResponse.ApiInfo.RateLimit.Remaining;

    public DateTimeOffset Reset => HttpResponse.ApiInfo.RateLimit.Reset;

    public override string Message => ApiErrorMessageSafe ?? "API Rate Limit exceeded";
}

public class SecondaryRateLimitExceededException(IResponse response) : ForbiddenException(response)
{
    public override string Message => ApiErrorMessageSafe ?? "Secondary API Rate Limit exceeded";
}

public class AbuseException(IResponse response) : ForbiddenException(response)
{
    public int? RetryAfterSeconds =>
        HttpResponse.Headers.TryGetValue("Retry-After", out var text) && int.TryParse(text, out var seconds) && seconds >= 0 ? seconds : null;

    public override string Message => ApiErrorMessageSafe ?? "Request Forbidden - Abuse Detection";
}

/// <summary>Which refusal an answer is; of 403 the words decide.</summary>
internal static class Refusals
{
    public static ApiException Of(IResponse response)
    {
        var body = response.Body as string ?? "";
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new AuthorizationException(response),
            HttpStatusCode.Forbidden when Says("secondary rate limit") => new SecondaryRateLimitExceededException(response),
            HttpStatusCode.Forbidden when Says("rate limit exceeded") => new RateLimitExceededException(response),
            HttpStatusCode.Forbidden when Says("abuse-rate-limits") || Says("abuse detection mechanism") => new AbuseException(response),
            HttpStatusCode.Forbidden => new ForbiddenException(response),
            HttpStatusCode.NotFound => new NotFoundException(response),
            HttpStatusCode.UnprocessableEntity => new ApiValidationException(response),
            _ => new ApiException(response),
        };

        bool Says(string words) => body.Contains(words, StringComparison.OrdinalIgnoreCase);
    }
}

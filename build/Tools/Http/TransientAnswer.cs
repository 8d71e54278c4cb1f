using System.Net;

namespace Slipway.Tools.Http;

/// <summary>An answer that says: not now. Tried again within the budget.</summary>
internal sealed class TransientAnswerException(HttpStatusCode status, TimeSpan? wait) : Exception($"HTTP {(int)status}")
{
    /// <summary>How long the server wants to be left alone.</summary>
    public TimeSpan? Wait { get; } = wait;

    /// <summary>Throws where the status says that a later try may succeed.</summary>
    /// <param name="response">The answer.</param>
    public static void ThrowIf(HttpResponseMessage response)
    {
        if ((int)response.StatusCode is not (408 or 425 or 429 or 500 or 502 or 503 or 504))
            return;
        var after = response.Headers.RetryAfter;
        throw new TransientAnswerException(response.StatusCode, after?.Delta ?? (after?.Date is { } date ? date - DateTimeOffset.UtcNow : null));
    }
}

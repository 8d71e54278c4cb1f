using System.Globalization;
using System.Net;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Http;

namespace Slipway.Tools.GitHub;

/// <summary>Tells an answer that means "not now" from one that means "no".</summary>
/// <param name="host">The host, for messages.</param>
/// <param name="options">How long may be waited.</param>
internal sealed class RateLimits(string host, GitHubOptions options)
{
    /// <summary>Throws where a later try may succeed.</summary>
    /// <param name="response">The answer, its body read.</param>
    /// <param name="body">Its body.</param>
    /// <exception cref="TransientAnswerException">It may soon.</exception>
    /// <exception cref="SlipwayException">SLP634: it may, but not soon.</exception>
    public void ThrowIfNotNow(HttpResponseMessage response, string body)
    {
        if (response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests && Limit(response, body) is var (limit, wait))
        {
            if (wait > options.LongestWait)
                throw new SlipwayException(GitHubProblems.RateLimited(host, limit, Now(response) + wait, options.LongestWait));
            throw new TransientAnswerException(response.StatusCode, wait);
        }
        TransientAnswerException.ThrowIf(response);
    }

    private (string Limit, TimeSpan Wait)? Limit(HttpResponseMessage response, string body)
    {
        if (Number(response, "Retry-After") is { } seconds)
            return ("secondary", TimeSpan.FromSeconds(seconds));
        if (Number(response, "X-RateLimit-Remaining") == 0 && Number(response, "X-RateLimit-Reset") is { } reset)
            // One second more: the server's clock shows whole ones.
            return ("primary", Max(DateTimeOffset.FromUnixTimeSeconds(reset) - Now(response), TimeSpan.Zero) + TimeSpan.FromSeconds(1));
        return body.Contains("secondary rate limit", StringComparison.OrdinalIgnoreCase) || body.Contains("abuse detection", StringComparison.OrdinalIgnoreCase)
            ? ("secondary", options.SecondaryWait)
            : null;
    }

    /// <summary>The server's clock, since the time of the reset is told by it.</summary>
    private static DateTimeOffset Now(HttpResponseMessage response) => response.Headers.Date ?? DateTimeOffset.UtcNow;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static long? Number(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number < 1L << 36
            ? number
            : null;
}

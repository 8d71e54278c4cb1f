using System.Globalization;

namespace Octokit;

public class ApiInfo
{
    internal ApiInfo(IReadOnlyDictionary<string, Uri> links, string etag, RateLimit rateLimit) => (Links, Etag, RateLimit) = (links, etag, rateLimit);

    public IReadOnlyDictionary<string, Uri> Links { get; }

    public string Etag { get; }

    public RateLimit RateLimit { get; }
}

public class RateLimit
{
    public RateLimit(IDictionary<string, string> responseHeaders)
    {
        ArgumentNullException.ThrowIfNull(responseHeaders);
        Limit = (int)Number(responseHeaders, "X-RateLimit-Limit");
        Remaining = (int)Number(responseHeaders, "X-RateLimit-Remaining");
        ResetAsUtcEpochSeconds = Number(responseHeaders, "X-RateLimit-Reset");
    }

    public int Limit { get; }

    public int Remaining { get; }

    public DateTimeOffset Reset => DateTimeOffset.FromUnixTimeSeconds(ResetAsUtcEpochSeconds);

    public long ResetAsUtcEpochSeconds { get; }

    private static long Number(IDictionary<string, string> headers, string name) =>
        headers.FirstOrDefault(x => name.Equals(x.Key, StringComparison.OrdinalIgnoreCase)).Value is { } text
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}

using System.Net;
using System.Text.Json;

namespace Slipway.Tools.Registry;

/// <summary>An answer that says: not now. Tried again within the budget.</summary>
internal sealed class TransientAnswerException(HttpStatusCode status, TimeSpan? wait) : Exception($"HTTP {(int)status}")
{
    /// <summary>How long the registry wants to be left alone.</summary>
    public TimeSpan? Wait { get; } = wait;
}

/// <summary>Reads what an answer means.</summary>
internal static class RegistryAnswer
{
    public static void ThrowIfTransient(HttpResponseMessage response)
    {
        if ((int)response.StatusCode is not (408 or 425 or 429 or 500 or 502 or 503 or 504))
            return;
        var after = response.Headers.RetryAfter;
        throw new TransientAnswerException(response.StatusCode, after?.Delta ?? (after?.Date is { } date ? date - DateTimeOffset.UtcNow : null));
    }

    /// <summary>Status and the registry's own code and words, one line.</summary>
    public static async Task<string> DescribeAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var text = $"HTTP {(int)response.StatusCode}";
        if (response.Content.Headers.ContentLength is not (> 0 and < 65536))
            return text;
        try
        {
            using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
            var error = body.RootElement.GetProperty("errors")[0];
            var message = error.TryGetProperty("message", out var m) ? m.GetString() ?? "" : "";
            return $"{text} {error.GetProperty("code").GetString()}: {string.Concat(message.Where(c => !char.IsControl(c)).Take(200))}";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            return text;
        }
    }
}

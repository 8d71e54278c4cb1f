using System.Text.Json;

namespace Slipway.Tools.Registry;

/// <summary>Reads what an answer means.</summary>
internal static class RegistryAnswer
{
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

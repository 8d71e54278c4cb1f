using System.Globalization;
using Slipway.Core.Locks.Index;

namespace Slipway.Tools.PythonIndex;

/// <summary>In which format a client wants a page (PEP 691).</summary>
internal static class PageFormat
{
    private const string VersionedHtml = "application/vnd.pypi.simple.v1+html";
    private const string Html = "text/html";
    private const int Longest = 1000;

    /// <summary>The content type to answer with: the one that the client likes best; plain HTML where it says nothing, or nothing that is known.</summary>
    /// <param name="accept">The header, or null.</param>
    public static string Choose(string? accept)
    {
        var (best, liking) = (Html, 0.0);
        foreach (var part in (accept ?? "")[..Math.Min(accept?.Length ?? 0, Longest)].Split(','))
        {
            var words = part.Split(';', StringSplitOptions.TrimEntries);
            var type = words[0].ToLowerInvariant() switch
            {
                JsonPage.ContentType or "application/vnd.pypi.simple.latest+json" => JsonPage.ContentType,
                VersionedHtml or "application/vnd.pypi.simple.latest+html" => VersionedHtml,
                Html or "text/*" or "*/*" => Html,
                _ => null,
            };
            if (type is not null && Quality(words) is var quality && quality > liking)
                (best, liking) = (type, quality);
        }
        return best;
    }

    private static double Quality(string[] words) =>
        words.Skip(1).FirstOrDefault(x => x.StartsWith("q=", StringComparison.OrdinalIgnoreCase)) is not { } word ? 1
        : double.TryParse(word[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality) ? quality
        : 0;
}

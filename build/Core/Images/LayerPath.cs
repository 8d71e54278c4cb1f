using System.Text;

namespace Slipway.Core.Images;

/// <summary>Says whether a path may stand in a layer.</summary>
public static class LayerPath
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Why the path is refused, or null when it is fine. Names of more than 255 bytes and paths of more than 4095 fit no file system.</summary>
    /// <param name="path">A path without leading or trailing slash.</param>
    public static string? Fault(string path)
    {
        if (path.Length == 0)
            return "is empty";
        if (path[0] == '/')
            return "is absolute";
        if (path.Contains('\0', StringComparison.Ordinal))
            return "contains NUL";
        if (Utf8Length(path) is not { } length)
            return "is no valid Unicode text";
        if (length > 4095)
            return $"has {length} bytes";
        foreach (var segment in path.Split('/'))
        {
            if (segment is "")
                return "has an empty segment";
            if (segment is "." or "..")
                return $"has the segment '{segment}'";
            if (Utf8Length(segment) > 255)
                return "has a name of more than 255 bytes";
            // A whiteout (image-spec, layer.md): an engine would delete a file of a lower layer instead of writing this one.
            if (segment.StartsWith(".wh.", StringComparison.Ordinal))
                return "has a name that engines take for a deletion";
        }
        return null;
    }

    /// <summary>The path above, or an empty text at the top.</summary>
    /// <param name="path">A valid path.</param>
    public static string Parent(string path) => path.LastIndexOf('/') is var slash and > 0 ? path[..slash] : "";

    private static int? Utf8Length(string text)
    {
        try
        {
            return Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }
}

using Slipway.Core.Diagnostics;

namespace Slipway.Core.Images.Contents;

/// <summary>A path of an archive that anyone may have written, as a path of the image. Engines take <c>/a//./b</c> for <c>a/b</c>; what climbs is refused.</summary>
internal static class ForeignPath
{
    /// <summary>Bytes beyond which no file system has a path.</summary>
    public const int Longest = 4096;

    /// <summary>The path in the image: empty for the top itself.</summary>
    /// <exception cref="SlipwayException">SLP311: it climbs, contains NUL, or is too long.</exception>
    public static string Of(string path)
    {
        if (path.Length > Longest)
            throw new SlipwayException(LayerProblems.BadPath($"{path[..60]}...", $"has {path.Length} characters"));
        if (path.Contains('\0', StringComparison.Ordinal))
            throw new SlipwayException(LayerProblems.BadPath(path, "contains NUL"));
        return IsPlain(path) ? path : Plain(path);
    }

    /// <summary>Nearly every path is one already, or but for <c>./</c> before and <c>/</c> behind it.</summary>
    private static bool IsPlain(string path)
    {
        var start = 0;
        for (var i = 0; i <= path.Length; i++)
        {
            if (i < path.Length && path[i] != '/')
                continue;
            if (i == start || IsDots(path.AsSpan(start, i - start)))
                return false;
            start = i + 1;
        }
        return true;
    }

    private static string Plain(string path)
    {
        var trimmed = path.StartsWith("./", StringComparison.Ordinal) ? path[2..].TrimEnd('/') : path.Trim('/');
        if (trimmed.Length > 0 && IsPlain(trimmed))
            return trimmed;
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(x => x != ".").ToList();
        return segments.Contains("..") ? throw new SlipwayException(LayerProblems.BadPath(path, "has the segment '..'")) : string.Join('/', segments);
    }

    private static bool IsDots(ReadOnlySpan<char> segment) => segment is "." or "..";
}

namespace Slipway.Core.Auditing.Acceptances;

/// <summary>Patterns of paths: <c>?</c> and <c>*</c> within a segment, <c>**</c> over segments; a folder stands for all below it.</summary>
internal static class PathGlob
{
    /// <summary>Whether a path is meant.</summary>
    /// <param name="pattern">The pattern, with or without a slash at its begin and end.</param>
    /// <param name="path">Path in the image without leading slash.</param>
    public static bool Matches(string pattern, string path)
    {
        var trimmed = pattern.Trim('/');
        // reached[j]: the pattern so far can end before path[j]. One pass over both: no pattern takes long.
        var reached = new bool[path.Length + 1];
        reached[0] = true;
        for (var i = 0; i < trimmed.Length; i++)
        {
            var isDeep = trimmed[i] == '*' && i + 1 < trimmed.Length && trimmed[i + 1] == '*';
            var next = new bool[path.Length + 1];
            if (trimmed[i] == '*')
            {
                for (var j = 0; j <= path.Length; j++)
                    next[j] = reached[j] || (j > 0 && next[j - 1] && (isDeep || path[j - 1] != '/'));
                // "a/**/b" means a/b too.
                if (isDeep && i + 2 < trimmed.Length && trimmed[i + 2] == '/' && (i == 0 || trimmed[i - 1] == '/'))
                {
                    var behind = new bool[path.Length + 1];
                    for (var j = 0; j <= path.Length; j++)
                        behind[j] = reached[j] || (j > 0 && next[j - 1] && path[j - 1] == '/');
                    (next, i) = (behind, i + 1);
                }
                i += isDeep ? 1 : 0;
            }
            else
                for (var j = 1; j <= path.Length; j++)
                    next[j] = reached[j - 1] && (trimmed[i] == path[j - 1] || (trimmed[i] == '?' && path[j - 1] != '/'));
            reached = next;
        }
        for (var j = 0; j <= path.Length; j++)
            if (reached[j] && (j == path.Length || path[j] == '/'))
                return true;
        return false;
    }
}

using Slipway.Core.Diagnostics;

namespace Slipway.Core.Images.Contents;

/// <summary>Finds second names of files that lead back to themselves: no engine could make the first of them.</summary>
internal static class LinkLoops
{
    /// <summary>Refuses a loop.</summary>
    /// <param name="links">Second names and what they name, of one archive.</param>
    /// <param name="name">The archive, for the message.</param>
    /// <exception cref="SlipwayException">SLP656.</exception>
    public static void Refuse(IReadOnlyDictionary<string, string> links, string name)
    {
        var isFine = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var first in links.Keys)
        {
            seen.Clear();
            var path = first;
            while (!isFine.Contains(path) && links.TryGetValue(path, out var target))
            {
                if (!seen.Add(path))
                    throw new SlipwayException(AuditProblems.LinkLoop(name, first));
                path = target;
            }
            isFine.UnionWith(seen);
        }
    }
}

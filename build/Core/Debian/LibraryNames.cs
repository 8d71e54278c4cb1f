using Slipway.Core.Catalog;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>Names of shared libraries.</summary>
public static class LibraryNames
{
    /// <summary>File names of all that lies in the loader's own folders, links included.</summary>
    /// <param name="entries">Entries of a base layer.</param>
    /// <param name="platform">Whose folder names are used.</param>
    public static IReadOnlySet<string> In(IEnumerable<LayerEntry> entries, Platform platform)
    {
        string[] folders = [$"usr/lib/{platform.Triplet}", "usr/lib64", "usr/lib"];
        return entries
            .Where(e =>
                e.Kind != EntryKind.Directory && e.Path.LastIndexOf('/') is > 0 and var slash && folders.Contains(e.Path[..slash], StringComparer.Ordinal)
            )
            .Select(e => e.Path[(e.Path.LastIndexOf('/') + 1)..])
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether a file is a shared object by its name.</summary>
    /// <param name="path">Its path.</param>
    public static bool IsSharedObject(string path) => path.EndsWith(".so", StringComparison.Ordinal) || path.Contains(".so.", StringComparison.Ordinal);
}

using System.Text;

namespace Slipway.Core.Locks;

/// <summary>Writes locks. What <see cref="LockReader"/> read is written byte for byte as it was.</summary>
public static class LockWriter
{
    /// <summary>The text of a lock: head, then one line a package in the given order, each ended by a line feed.</summary>
    /// <param name="lockFile">The lock.</param>
    public static string Write(LockFile lockFile)
    {
        var text = new StringBuilder(LockHead.Format).Append('\n');
        foreach (var line in lockFile.Head.Lines)
            text.Append($"# {line.Name}: {line.Value}\n");
        foreach (var package in lockFile.Packages)
            text.Append(package).Append('\n');
        return text.ToString();
    }

    /// <summary>A lock with its packages in the order of the format: by normalized name.</summary>
    /// <param name="head">Its head.</param>
    /// <param name="packages">Its packages in any order.</param>
    public static LockFile Sorted(LockHead head, IEnumerable<LockedPackage> packages) =>
        new(head, [.. packages.OrderBy(package => package.NormalizedName, StringComparer.Ordinal)]);
}

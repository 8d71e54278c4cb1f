using System.Numerics;
using Slipway.Core.Locks;

namespace Slipway.Core.Layering;

/// <summary>Decides which wheel goes to which layer: each large wheel has its own, all others share one.</summary>
public static class WheelGroups
{
    /// <summary>A wheel of more bytes than this has its own layer: a layer costs 0.03 s at a first pull, which is what moving about 3 MB costs.</summary>
    public const long Large = 3_000_000;

    /// <summary>The same for a wheel of an index: it is packed already, and its size in the lock is what a bump of it moves.</summary>
    public const long LargeOfIndex = 1_000_000;

    /// <summary>Wheels that were converted from Debian packages are not compressed; packed they are about a third.</summary>
    private const int StoredRatio = 3;

    /// <summary>
    /// The groups from the bottom of the image to its top. What lies above a changed layer is unpacked again, so the largest are lowest; within
    /// one power of two they go by name, so that a bump that changes a size a little changes no order.
    /// </summary>
    /// <param name="lockFile">The lock.</param>
    public static IReadOnlyList<WheelGroup> For(LockFile lockFile)
    {
        var sorted = lockFile.Packages.OrderBy(package => package.NormalizedName, StringComparer.Ordinal).ToList();
        var large = sorted
            .Where(IsLarge)
            .OrderByDescending(package => BitOperations.Log2((ulong)PackedSize(package)))
            .Select(package => new WheelGroup(package.NormalizedName, [package]));
        var small = sorted.Where(package => !IsLarge(package)).ToList();
        return small.Count == 0 ? [.. large] : [.. large, new WheelGroup("small", small)];
    }

    /// <summary>Bytes that a wheel is expected to take in a packed layer. One of unknown size counts as just large: it must not drag the small ones along.</summary>
    /// <param name="package">The package.</param>
    internal static long PackedSize(LockedPackage package) =>
        package.Size switch
        {
            null => Large + 1,
            { } size when package.Debs.Count > 0 => size / StoredRatio,
            { } size => size,
        };

    private static bool IsLarge(LockedPackage package) => PackedSize(package) > (package.Debs.Count > 0 ? Large : LargeOfIndex);
}

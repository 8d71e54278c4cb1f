using Slipway.Core.Locks;

namespace Slipway.Core.Layering;

/// <summary>How many bytes a wheel is expected to add to a packed layer.</summary>
internal static class PackedSizes
{
    /// <summary>What a wheel of unknown size counts as: large enough that it drags no small ones along, a layer costs what moving about 1 MB costs.</summary>
    public const long Unknown = 3_000_000;

    /// <summary>Wheels that were converted from Debian packages are not compressed; packed they are about a third.</summary>
    private const int StoredRatio = 3;

    /// <summary>The bytes of a package's wheel. One of an index is packed already, and its size in the lock is what a bump of it moves.</summary>
    /// <param name="package">The package.</param>
    public static long Of(LockedPackage package) =>
        package.Size switch
        {
            null => Unknown,
            { } size when package.Debs.Count > 0 => size / StoredRatio,
            { } size => size,
        };
}

using Slipway.Core.Locks;

namespace Slipway.Core.Layering;

/// <summary>What the layer plan has to know of a wheel.</summary>
/// <param name="Name">Normalized name (PEP 503).</param>
/// <param name="Version">Exact version.</param>
/// <param name="Identity">Equal for equal bytes only: the first 16 hex digits of the file's SHA-256, or version and file name where the hash is not known.</param>
/// <param name="Size">Bytes that it adds to a packed layer.</param>
/// <param name="Parents">Normalized names of the packages that ask for it, without the inputs.</param>
/// <param name="IsRoot">Whether an input names it.</param>
public sealed record PlannedWheel(string Name, string Version, string Identity, long Size, IReadOnlyList<string> Parents, bool IsRoot)
{
    /// <summary>The wheel of a locked package.</summary>
    /// <param name="package">The package.</param>
    public static PlannedWheel Of(LockedPackage package) =>
        new(
            package.NormalizedName,
            package.Version,
            package.Hash.Hex[..16],
            PackedSizes.Of(package),
            [.. package.RequiredBy.Select(ProjectName.Normalize)],
            package.IsRoot
        );
}

namespace Slipway.Core.Auditing;

/// <summary>Where a package comes from.</summary>
public enum PackageKind
{
    /// <summary>A Python distribution: has a <c>.dist-info</c>.</summary>
    Python,

    /// <summary>A package of the distribution's package manager.</summary>
    System,
}

/// <summary>A package that an image holds.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Name">Its normalised name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Layer">Number of the layer that brings it.</param>
/// <param name="Bytes">Unpacked bytes of its files.</param>
/// <param name="Packed">Its share of the layer's packed bytes, by its part of the layer's unpacked ones.</param>
/// <param name="Files">How many files.</param>
/// <param name="LockLine">File and line of the lock that asks for it; null where unknown.</param>
public sealed record InstalledPackage(PackageKind Kind, string Name, string Version, int Layer, long Bytes, long Packed, int Files, string? LockLine = null);

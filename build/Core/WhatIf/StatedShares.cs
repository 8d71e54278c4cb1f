using Slipway.Core.Locks;

namespace Slipway.Core.WhatIf;

/// <summary>
/// Packed bytes of a layer for each byte of what goes in, where nothing like it was ever packed here. From the layers of the demo (packages of the suite) and of the
/// service of 24 packages (an index), zstd -3, without what images leave out.
/// </summary>
internal static class StatedShares
{
    /// <summary>Of a .deb, whose content is packed already, and better.</summary>
    public const double Deb = 1.1;

    /// <summary>Of Python's own packages, for its bytecode.</summary>
    public const double BaseBytecode = 0.7;

    /// <summary>Of a model.</summary>
    public const double Model = 0.95;

    /// <summary>Bytes of a layer of a few small files, of the service's source and of its native code.</summary>
    public const long SmallLayer = 20_000;

    /// <summary>Of a source archive, for the wheel that is compiled of it.</summary>
    private const double Source = 1.5;

    /// <summary>Of a wheel. One of an index is packed already (zip, a little worse); one that was converted from Debian packages is not.</summary>
    /// <param name="package">The wheel.</param>
    public static double Wheel(LockedPackage package) =>
        package.IsSdist ? Source
        : package.Debs.Count > 0 ? 0.28
        : 0.93;

    /// <summary>Of a wheel, for its bytecode.</summary>
    /// <param name="package">The wheel.</param>
    /// <param name="sources">Share of Python sources in a wheel of that package; null where none is at hand. A wheel for one platform is mostly native code.</param>
    public static double Bytecode(LockedPackage package, double? sources) =>
        package.Debs.Count > 0 ? 0.4 * (sources ?? (IsPure(package) ? 1 : 0.15)) : 1.5 * (sources ?? (IsPure(package) ? 0.9 : 0.06));

    private static bool IsPure(LockedPackage package) => package.File.EndsWith("-none-any.whl", StringComparison.Ordinal);
}

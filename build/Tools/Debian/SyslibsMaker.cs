using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Tools.Debian;

/// <summary>Makes layers of shared libraries from packages that are unpacked once for all of them. Entries can be read until it is disposed.</summary>
/// <param name="set">The unpacked packages.</param>
public sealed class SyslibsMaker(DebSet set) : IDisposable
{
    private readonly DebTree _tree = new(set.Debs);

    /// <summary>Unpacks packages that are in the store.</summary>
    /// <param name="store">Has them.</param>
    /// <param name="packages">Packages with role syslib: all of a lock where libraries are walked.</param>
    /// <param name="unpacked">Told of the packages' bytes: <see cref="DebReader.Unpacked"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP455: damaged packages, all together.</exception>
    public static async Task<SyslibsMaker> OpenAsync(
        ContentStore store,
        IReadOnlyList<DebPackage> packages,
        Action<long, long>? unpacked = null,
        CancellationToken cancellation = default
    ) => new(await new DebReader(store) { Unpacked = unpacked }.OpenAllAsync(packages, cancellation));

    /// <summary>The common layer: walks from the given shared objects to the libraries of the packages.</summary>
    /// <param name="platform">The packages' platform.</param>
    /// <param name="sources">Shared objects of the wheels (<see cref="WheelObjects"/>) and of the service.</param>
    /// <param name="baseNames">Libraries that the base has (<see cref="LibraryNames"/>).</param>
    /// <param name="extras">Names of libraries that are opened by name at run time.</param>
    /// <exception cref="SlipwayException">SLP457: libraries that no package has, all together.</exception>
    public Syslibs Walk(Platform platform, IReadOnlyList<ElfSource> sources, IReadOnlySet<string> baseNames, IReadOnlyList<string> extras) =>
        SyslibsTree.Walk(sources, _tree, baseNames, platform, extras);

    /// <summary>The layer of one package.</summary>
    /// <param name="layer">Which.</param>
    /// <param name="platform">The packages' platform.</param>
    public IReadOnlyList<LayerEntry> Own(SyslibLayer layer, Platform platform) => layer.Entries(_tree, platform);

    /// <inheritdoc/>
    public void Dispose() => set.Dispose();
}

using System.Collections.Concurrent;
using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Tools.Debian;

namespace Slipway.Tools.Making;

/// <summary>Makes the layers of shared libraries that were not found. A platform's packages are unpacked once for all of them.</summary>
internal sealed class LibrarySupply(Workbench bench, IReadOnlyList<LayerPlan> missing) : IDisposable
{
    private readonly ConcurrentDictionary<Platform, Lazy<SyslibsMaker>> _makers = new();
    private readonly WheelObjects _objects = new(bench.Store);

    /// <summary>
    /// The packages that the missing layers of a platform need for sure: all where libraries of converted wheels are walked, else those that have a layer of their own. Wheels of an index
    /// mostly need nothing beyond the base, so theirs are fetched when the walk has shown that they do.
    /// </summary>
    public IReadOnlyList<DebPackage> PackagesOf(PlatformInputs platform) => PackagesOf(platform, platform.HasConverted);

    private IReadOnlyList<DebPackage> PackagesOf(PlatformInputs platform, bool walks)
    {
        var layers = missing.Where(x => x.Platform == platform.Platform && x.Maker == LayerMaker.Syslibs).ToList();
        return walks && layers.Any(x => x.IsWalked)
            ? platform.Syslibs
            : [.. platform.OwnSyslibs.Where(own => layers.Any(x => x.Name == own.Layer.Name)).Select(own => own.Package)];
    }

    /// <summary>Reads what wheels of the store need, where a layer will ask: done when they come, it is not left to the end.</summary>
    public void Read(Platform platform, IEnumerable<LockedPackage> wheels)
    {
        if (!missing.Any(x => x.Platform == platform && x.IsWalked))
            return;
        foreach (var wheel in wheels.Select(x => bench.Compiled.Of(platform, x)))
            _objects.Of(wheel.File, wheel.Hash);
    }

    /// <param name="layer">The layer.</param>
    /// <param name="platform">Its platform.</param>
    /// <param name="inBase">Names of the libraries in the base; asked for only where libraries are walked.</param>
    /// <param name="cancellation">Ends it.</param>
    public IReadOnlyList<LayerEntry> Entries(LayerPlan layer, PlatformInputs platform, Func<IReadOnlyList<string>> inBase, CancellationToken cancellation)
    {
        if (!layer.IsWalked)
            return Maker(platform, cancellation).Own(platform.OwnSyslibs.Single(x => x.Layer.Name == layer.Name).Layer, platform.Platform);
        var there = inBase().ToHashSet(StringComparer.Ordinal);
        var (converted, portable) = (new List<ElfSource>(), new List<ElfSource>());
        foreach (var wheel in platform.Groups.SelectMany(x => x.Wheels).Select(x => bench.Compiled.Of(platform.Platform, x)))
            (wheel.Debs.Count > 0 ? converted : portable).AddRange(_objects.Of(wheel.File, wheel.Hash));
        // A portable wheel carries what its system may lack, and finds it by its own paths; some find a library of the wheel that they are for.
        there.UnionWith(portable.Select(x => x.Name[(x.Name.LastIndexOf('/') + 1)..]));
        List<ElfSource> sources = [.. converted, .. portable];
        // Most services of an index need nothing beyond the base: then no package has to be unpacked to know it.
        var walked = SyslibsTree.OfBase(sources, there, platform.Platform, platform.Opened);
        return (walked ?? Maker(platform, cancellation).Walk(platform.Platform, sources, there, platform.Opened)).Entries;
    }

    private SyslibsMaker Maker(PlatformInputs platform, CancellationToken cancellation) =>
        _makers.GetOrAdd(platform.Platform, _ => new Lazy<SyslibsMaker>(() => OpenAsync(platform, cancellation).GetAwaiter().GetResult())).Value;

    private async Task<SyslibsMaker> OpenAsync(PlatformInputs platform, CancellationToken cancellation)
    {
        var packages = PackagesOf(platform, walks: true);
        await bench.Debian.FetchAsync(packages, cancellation);
        var unpacked = bench.Progress.Unpacking($"packages of {platform.Platform}/{SyslibLayer.Common}");
        return await SyslibsMaker.OpenAsync(bench.Store, packages, unpacked, cancellation);
    }

    public void Dispose()
    {
        foreach (var maker in _makers.Values.Where(x => x.IsValueCreated))
            maker.Value.Dispose();
    }
}

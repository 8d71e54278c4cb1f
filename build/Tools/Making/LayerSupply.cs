using System.Collections.Concurrent;
using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Forecasting;
using Slipway.Core.Progress;
using Slipway.Core.Wheels;
using Slipway.Tools.Debian;
using Slipway.Tools.Npm;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>Makes the layers of a plan that were not found: each maker's entries, packed largest first.</summary>
internal sealed class LayerSupply(Workbench bench) : IDisposable
{
    private readonly ConcurrentDictionary<Platform, Lazy<MadeTree>> _bases = new();
    private readonly ConcurrentBag<IDisposable> _open = [];
    private LibrarySupply? _libraries;

    /// <returns>What was made, by key.</returns>
    public Task<IReadOnlyDictionary<Key, LayerResult>> MakeAsync(BuildPlan plan, CancellationToken cancellation) =>
        MakeAsync(plan, [.. plan.ToMake], cancellation);

    /// <summary>Makes some of a plan's layers.</summary>
    /// <returns>What was made, by key.</returns>
    public async Task<IReadOnlyDictionary<Key, LayerResult>> MakeAsync(BuildPlan plan, IReadOnlyList<LayerPlan> missing, CancellationToken cancellation)
    {
        var rows = new LayerRows(plan, bench.Progress);
        rows.Begin(missing);
        if (missing.Count == 0)
            return new Dictionary<Key, LayerResult>();
        TemporaryFiles.Sweep(bench.Store);
        _libraries = new LibrarySupply(bench, missing);
        await FetchAsync(plan, missing, cancellation);
        foreach (var platform in plan.Inputs.Platforms.Where(x => missing.Any(layer => layer.Maker == LayerMaker.Wheels && layer.Platform == x.Platform)))
            RefuseConflicts(platform);
        var making = new LayerMaking(bench.Layers, bench.Packer());
        var jobs = missing
            .Select(layer => new LayerJob(
                layer.Maker,
                layer.Name,
                layer.Key,
                LayerSizes.Unpacked(plan, layer, Rates.Default),
                () => Entries(plan, layer, cancellation)
            ))
            .Select(rows.Watched)
            .ToList();
        var results = await making.PackAllAsync(jobs, rows.Done, cancellation);
        return results.ToDictionary(x => x.Layer.Key);
    }

    private async Task FetchAsync(BuildPlan plan, IReadOnlyList<LayerPlan> missing, CancellationToken cancellation)
    {
        foreach (var platform in plan.Inputs.Platforms)
        {
            var makers = missing.Where(x => x.Platform == platform.Platform).Select(x => x.Maker).ToHashSet();
            var packages = new List<DebPackage>();
            var isWalked = missing.Any(x => x.Platform == platform.Platform && x.IsWalked);
            if (makers.Contains(LayerMaker.Base) || isWalked)
                packages.AddRange(platform.Base);
            packages.AddRange(_libraries!.PackagesOf(platform));
            await bench.Debian.FetchAsync(packages, cancellation);
        }
        if (plan.Inputs.Model is { } model && missing.Any(x => x.Maker == LayerMaker.Model))
        {
            if (bench.Store.Has(Digest.Parse(model.Sha256)))
                return;
            var fetch = new ModelFetch(bench.Store, bench.Http);
            await bench.Progress.RunAsync(ProgressKind.Fetch, $"model {model.File}", model.Size, () => fetch.FetchAsync(model, cancellation));
            bench.Downloaded += model.Size;
        }
    }

    private IReadOnlyList<LayerEntry> Entries(BuildPlan plan, LayerPlan layer, CancellationToken cancellation)
    {
        var platform = plan.Inputs.Platforms.Single(x => x.Platform == layer.Platform);
        return layer.Maker switch
        {
            LayerMaker.Base => Base(platform, cancellation).Entries,
            LayerMaker.Syslibs => _libraries!.Entries(layer, platform, () => Base(platform, cancellation).Entries, cancellation),
            LayerMaker.Venv => VenvSkeleton.Entries(Paths(platform), platform.Python),
            LayerMaker.Wheels => WheelEntries(platform, layer.Name),
            LayerMaker.Component => new NativeBuild(bench).Entries(layer),
            LayerMaker.Model =>
            [
                LayerEntry.File(
                    plan.Inputs.Model!.Target.TrimStart('/'),
                    bench.Store.PathOf(Digest.Parse(plan.Inputs.Model.Sha256)),
                    plan.Inputs.Model.Size,
                    FileModes.Plain
                ),
            ],
            LayerMaker.App => AppEntries.Of(bench.Checkout, plan.Inputs),
            _ => throw new InvalidOperationException($"no maker for {layer.Maker}"),
        };
    }

    /// <summary>The base's tree is needed twice, as a layer and to know which libraries it has: it is unpacked once.</summary>
    private MadeTree Base(PlatformInputs platform, CancellationToken cancellation) =>
        _bases
            .GetOrAdd(
                platform.Platform,
                _ => new Lazy<MadeTree>(() =>
                    Keep(
                        new BaseMaker(bench.Store) { Unpacked = bench.Progress.Unpacking($"packages of {platform.Platform}/base") }
                            .MakeAsync(platform.Locks, platform.Platform, cancellation)
                            .GetAwaiter()
                            .GetResult()
                    )
                )
            )
            .Value;

    private IReadOnlyList<LayerEntry> WheelEntries(PlatformInputs platform, string group)
    {
        var wheels = platform.Groups.Single(x => x.Name == group).Wheels;
        var laidOut = wheels.Select(x => LayOut(bench.Store, x, platform)).ToList();
        return [.. laidOut.SelectMany(x => x.Entries)];
    }

    /// <summary>Two wheels that bring the same path would make the image depend on their order. Wheels of layers that were found and are not in the store passed this when those were made.</summary>
    private void RefuseConflicts(PlatformInputs platform) =>
        WheelConflicts.Resolve(
            [.. platform.Groups.SelectMany(x => x.Wheels).Where(x => bench.Store.Has(x.Hash)).Select(x => LayOut(bench.Store, x, platform))],
            []
        );

    /// <summary>A wheel of the store as files of the image.</summary>
    public static LaidOutWheel LayOut(ContentStore store, LockedPackage wheel, PlatformInputs platform) =>
        WheelLayout.Of(WheelArchive.Open(wheel.File, () => store.Open(wheel.Hash)), Paths(platform), LayoutRules.Lean);

    /// <summary>Where the virtual environment of a platform lies.</summary>
    public static VenvPaths Paths(PlatformInputs platform) => VenvPaths.Of(int.Parse(platform.Python.Split('.')[1]));

    private MadeTree Keep(MadeTree tree)
    {
        _open.Add(tree);
        return tree;
    }

    public void Dispose()
    {
        _libraries?.Dispose();
        foreach (var tree in _open)
            tree.Dispose();
    }
}

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
    private readonly DevSupply _dev = new(bench);
    private readonly Dictionary<Platform, PathClaims> _claims = [];
    private readonly BaseLibraries _baseLibraries = new(bench.Store);
    private LibrarySupply? _libraries;
    private BasePythons? _pythons;
    private BytecodeSupply? _bytecode;

    /// <summary>Told of each layer as soon as the store has it; from several threads.</summary>
    public Action<PackedLayer>? Made { get; init; }

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
        _pythons = new BasePythons(bench, plan, x => Base(x, cancellation).Entries);
        _bytecode = new BytecodeSupply(bench, _pythons);
        foreach (var platform in plan.Inputs.Platforms)
            _claims[platform.Platform] = new PathClaims(bench, plan, platform);
        var making = new LayerMaking(bench.Layers, bench.Packer());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var (packages, model) = (FetchPackagesAsync(plan, missing, stop.Token), FetchModelAsync(plan, missing, stop.Token));
        var jobs = missing
            .Select(layer => new LayerJob(layer.Maker, layer.Name, layer.Key, Effort(plan, layer), () => Entries(plan, layer, cancellation))
            {
                After = After(plan, layer, packages, model),
            })
            .Select(rows.Watched)
            .ToList();
        try
        {
            return (await making.PackAllAsync(jobs, Done, cancellation)).ToDictionary(x => x.Layer.Key);
        }
        finally
        {
            // Where layers are there, so is what they waited for; after a failure nothing may run on.
            await stop.CancelAsync();
            await Task.WhenAll(packages, model).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        void Done(LayerResult result)
        {
            rows.Done(result);
            Made?.Invoke(result.Layer.Packed);
        }
    }

    /// <summary>What a layer waits for: its own wheels, packages or model, and nothing that is another layer's.</summary>
    private Task After(BuildPlan plan, LayerPlan layer, Task packages, Task model)
    {
        var groups = PlatformOf(plan, layer).Groups;
        return layer.Maker switch
        {
            LayerMaker.Base => packages,
            LayerMaker.Syslibs when layer.IsWalked => Task.WhenAll(packages, bench.Wheels.Of(groups.SelectMany(x => x.Wheels))),
            LayerMaker.Syslibs => packages,
            LayerMaker.Wheels => bench.Wheels.Of(groups.Single(x => x.Name == layer.Group).Wheels),
            LayerMaker.Bytecode when layer.Group is null => packages,
            LayerMaker.Bytecode => Task.WhenAll(packages, bench.Wheels.Of(groups.Single(x => x.Name == layer.Group).Wheels)),
            LayerMaker.Model or LayerMaker.TestModel => model,
            LayerMaker.Tools or LayerMaker.TestTools => packages,
            _ => Task.CompletedTask,
        };
    }

    private static PlatformInputs PlatformOf(BuildPlan plan, LayerPlan layer) => plan.Inputs.Platforms.Single(x => x.Platform == layer.Platform);

    private async Task FetchPackagesAsync(BuildPlan plan, IReadOnlyList<LayerPlan> missing, CancellationToken cancellation)
    {
        if (missing.Any(x => x.Maker == LayerMaker.Bytecode))
            await bench.Debian.FetchAsync(_pythons!.Needed(), cancellation);
        foreach (var platform in plan.Inputs.Platforms)
        {
            var makers = missing.Where(x => x.Platform == platform.Platform).Select(x => x.Maker).ToHashSet();
            var packages = new List<DebPackage>();
            var isWalked = missing.Any(x => x.Platform == platform.Platform && x.IsWalked);
            var readsBase =
                makers.Contains(LayerMaker.Base) || missing.Any(x => x is { Maker: LayerMaker.Bytecode, Group: null } && x.Platform == platform.Platform);
            if (readsBase || (isWalked && _baseLibraries.Find(BaseKey(plan, platform)) is null))
                packages.AddRange(platform.Base);
            packages.AddRange(_libraries!.PackagesOf(platform));
            packages.AddRange(DevSupply.PackagesOf(platform, makers));
            await bench.Debian.FetchAsync(packages, cancellation);
        }
    }

    private async Task FetchModelAsync(BuildPlan plan, IReadOnlyList<LayerPlan> missing, CancellationToken cancellation)
    {
        foreach (var (maker, pin) in ((LayerMaker, ModelPin?)[])[(LayerMaker.Model, plan.Inputs.Model), (LayerMaker.TestModel, plan.Inputs.Dev?.TestModel)])
        {
            if (pin is not { } model || missing.All(x => x.Maker != maker) || bench.Store.Has(Digest.Parse(model.Sha256)))
                continue;
            var fetch = new ModelFetch(bench.Store, bench.Http);
            await bench.Progress.RunAsync(ProgressKind.Fetch, $"model {model.File}", model.Size, () => fetch.FetchAsync(model, cancellation));
            bench.CountDownload(model.Size);
        }
    }

    private IReadOnlyList<LayerEntry> Entries(BuildPlan plan, LayerPlan layer, CancellationToken cancellation)
    {
        var platform = PlatformOf(plan, layer);
        return layer.Maker switch
        {
            LayerMaker.Base => Base(platform, cancellation).Entries,
            LayerMaker.Syslibs => _libraries!.Entries(layer, platform, () => BaseNames(plan, platform, cancellation), cancellation),
            LayerMaker.Venv => VenvSkeleton.Entries(Paths(platform), platform.Python),
            LayerMaker.Wheels => WheelEntries(plan, layer),
            LayerMaker.Bytecode => BytecodeEntries(layer, platform, cancellation),
            LayerMaker.Component when ComponentBuild.IsComponent(layer) => new ComponentBuild(bench).Entries(layer),
            LayerMaker.Component => new NativeBuild(bench).Entries(layer),
            LayerMaker.Model => [ModelEntry(plan.Inputs.Model!)],
            LayerMaker.TestModel => [ModelEntry(plan.Inputs.Dev!.TestModel!)],
            LayerMaker.App => AppEntries.Of(bench.Checkout, plan.Inputs),
            _ => _dev.Entries(plan, layer, platform, () => Base(platform, cancellation).Entries, cancellation),
        };
    }

    private LayerEntry ModelEntry(ModelPin model) =>
        LayerEntry.File(model.Target.TrimStart('/'), bench.Store.PathOf(Digest.Parse(model.Sha256)), model.Size, FileModes.Plain);

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

    private IReadOnlyList<string> BaseNames(BuildPlan plan, PlatformInputs platform, CancellationToken cancellation)
    {
        var key = BaseKey(plan, platform);
        if (_baseLibraries.Find(key) is { } known)
            return known;
        IReadOnlyList<string> names = [.. LibraryNames.In(Base(platform, cancellation).Entries, platform.Platform).Order(StringComparer.Ordinal)];
        _baseLibraries.Record(key, names);
        return names;
    }

    private static Key BaseKey(BuildPlan plan, PlatformInputs platform) =>
        plan.Images.Single(x => x.Platform == platform.Platform).Layers.Single(x => x.Maker == LayerMaker.Base).Key;

    private IReadOnlyList<LayerEntry> WheelEntries(BuildPlan plan, LayerPlan layer)
    {
        var platform = PlatformOf(plan, layer);
        var group = platform.Groups.Single(x => x.Name == layer.Group).Wheels;
        var wheels = group.Select(x => LayOut(bench, x, platform)).ToList();
        // The layer may be one of several images: then it must fit into each of them.
        foreach (var image in plan.Images.Where(x => x.Layers.Any(y => y.Key == layer.Key)))
            _claims[image.Platform].Claim(wheels);
        _libraries!.Read(platform.Platform, group);
        return [.. wheels.SelectMany(x => x.Entries)];
    }

    private IReadOnlyList<LayerEntry> BytecodeEntries(LayerPlan layer, PlatformInputs platform, CancellationToken cancellation)
    {
        var paths = Paths(platform);
        var sources = layer.Group is { } name
            ? BytecodeFiles.Sources(
                platform.Groups.Single(x => x.Name == name).Wheels.SelectMany(x => LayOut(bench, x, platform).Entries),
                paths.Root,
                paths.PythonMinor
            )
            : BytecodeFiles.Sources(Base(platform, cancellation).Entries, BytecodeFiles.BaseRoot, paths.PythonMinor);
        var entries = _bytecode!.EntriesAsync(layer, platform.Python, sources, cancellation).GetAwaiter().GetResult();
        if (_bytecode.RefusedBy(layer.Key) is { Count: > 0 } refused)
            bench.Say($"{layer.Id}: {refused.Count} files are no Python {platform.Python} and have no bytecode, such as {refused[0]}");
        return entries;
    }

    /// <summary>Sources of a layer that have no bytecode, each with the reason; of layers that this has made.</summary>
    public IReadOnlyList<string> WithoutBytecode(Key layer) => _bytecode?.RefusedBy(layer) ?? [];

    /// <summary>Bytes of tar, more of them where a byte takes longer to make: what takes longest is begun first.</summary>
    private static long Effort(BuildPlan plan, LayerPlan layer) =>
        (long)(LayerSizes.Unpacked(plan, layer, Rates.Default) * Rates.Default.PackBytes / Rates.Default.Packing(layer.Maker));

    /// <summary>A wheel of the store as files of the image; of a source archive the wheel that was compiled from it.</summary>
    public static LaidOutWheel LayOut(Workbench bench, LockedPackage package, PlatformInputs platform)
    {
        var wheel = bench.Compiled.Of(platform.Platform, package);
        return WheelLayout.Of(WheelArchive.Open(wheel.File, () => bench.Store.Open(wheel.Hash)), Paths(platform), LayoutRules.Lean);
    }

    /// <summary>Where the virtual environment of a platform lies.</summary>
    public static VenvPaths Paths(PlatformInputs platform) => VenvPaths.Of(int.Parse(platform.Python.Split('.')[1]));

    private MadeTree Keep(MadeTree tree)
    {
        _open.Add(tree);
        return tree;
    }

    public void Dispose()
    {
        _bytecode?.Dispose();
        _libraries?.Dispose();
        _dev.Dispose();
        foreach (var tree in _open)
            tree.Dispose();
    }
}

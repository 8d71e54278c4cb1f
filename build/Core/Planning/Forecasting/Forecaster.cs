using Slipway.Core.Images;

namespace Slipway.Core.Planning.Forecasting;

/// <summary>Forecasts what a plan will cost: from like runs of this project, else from its makers' rates, else from stated rates.</summary>
/// <param name="history">The project's own records.</param>
/// <param name="rates">What is assumed where they say nothing.</param>
/// <param name="store">What is on this machine.</param>
/// <param name="cores">Layers that are packed at a time.</param>
public sealed class Forecaster(History history, Rates rates, IStoreFacts store, int cores)
{
    /// <summary>The forecast of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="pushes">Whether the image is pushed.</param>
    /// <param name="inRegistry">Layers that the registry has, or can have without their bytes; null where it was not asked.</param>
    /// <param name="pulled">Bytes of layers that a registry has and this machine needs.</param>
    public PlanForecast Of(BuildPlan plan, bool pushes, IReadOnlySet<Digest>? inRegistry = null, long pulled = 0)
    {
        var downloads = new Downloads(plan, store);
        var make = plan.ToMake.ToList();
        var needs = make.ToDictionary(x => x.Key, x => downloads.Of(x).DistinctBy(y => y.Digest).ToList());
        var layers = make.ToDictionary(x => x.Key, x => Of(plan, x, needs[x.Key].Sum(y => y.Bytes)));
        var sources = plan.Compiles.Where(x => x.State == PlanState.Make).DistinctBy(x => x.Key).ToList();
        var compiled = sources.ToDictionary(x => x.Key, x => store.LastCompile(x.Record.Name));
        var download =
            needs.Values.Concat(sources.Select(x => downloads.Of(x).ToList())).SelectMany(x => x).DistinctBy(x => x.Digest).Sum(x => x.Bytes) + pulled;
        var wheels = make.SelectMany(downloads.MissingWheels).DistinctBy(x => x.Hash).ToList();
        var compiles = make.Exists(x => x.Maker == LayerMaker.Component && !store.HasExport(x.Key));
        var ids = plan.Layers.Where(x => x.State == PlanState.Make).Select(x => x.Id).ToHashSet(StringComparer.Ordinal);
        var like = history.Runs(plan.Inputs.Selection.Tag, ids, compiles, pushes);
        // What lies on the disk changes what a run takes: like runs are compared where nothing has to be fetched.
        var upload = inRegistry is null ? (long?)null : Upload(plan, layers, inRegistry);
        var (seconds, basis) =
            like.Count > 0 && download == 0 && sources.Count == 0
                ? (Median.Of(like), new Basis(BasisKind.Runs, like.Count))
                : (
                    Sum(layers, download, wheels.Where(x => x.Debs.Count > 0).Sum(x => x.Size ?? 0), compiles)
                        + CompileForecast.Sum([.. compiled.Values.OfType<CompileForecast>()], cores)
                        + (pushes ? (upload ?? 0) / rates.UpBytes : 0),
                    compiled.ContainsValue(null) ? Basis.Default : Weakest(layers, compiles)
                );
        return new PlanForecast(
            seconds,
            download,
            upload,
            Disk(plan, make, layers, download, wheels.Sum(x => x.Size ?? 0), compiles || sources.Count > 0),
            basis,
            layers,
            history.Error
        )
        {
            Compiles = compiled,
            Image = Sizes(plan, layers).Sum(x => x.Packed),
            Loading = Sizes(plan, layers).Sum(x => x.Packed + x.Unpacked),
            Compiling = compiles || sources.Count > 0 ? (long)(plan.Inputs.Toolchain.Sum(x => x.Size) * (1 + rates.UnpackedDebs)) : 0,
        };
    }

    private static IEnumerable<(long Packed, long Unpacked)> Sizes(BuildPlan plan, Dictionary<Key, LayerForecast> layers) =>
        plan
            .Layers.DistinctBy(x => x.Key)
            .Select(x => x.Packed is { } packed ? (packed.Size, packed.UnpackedSize) : (layers[x.Key].Packed, layers[x.Key].Unpacked));

    private LayerForecast Of(BuildPlan plan, LayerPlan layer, long download)
    {
        var like = history.Like(layer.Id, layer.Maker);
        var unpacked = like?.BytesIn ?? LayerSizes.Unpacked(plan, layer, rates);
        var packed = like?.BytesOut ?? LayerSizes.Packed(plan, layer, rates);
        var (seconds, basis) = history.Seconds(layer.Id, layer.Maker, unpacked) ?? (unpacked / rates.Packing(layer.Maker), Basis.Default);
        return new LayerForecast(seconds, download, unpacked, packed, basis);
    }

    private double Sum(Dictionary<Key, LayerForecast> layers, long download, long converted, bool compiles)
    {
        var packing = layers.Count == 0 ? 0 : Math.Max(layers.Values.Max(x => x.Seconds), layers.Values.Sum(x => x.Seconds) / cores);
        var native = compiles ? history.Seconds("BackendBuild") ?? rates.NativeSeconds : 0;
        return rates.FixedSeconds + (download / rates.DownBytes) + (converted / rates.ConvertBytes) + packing + native;
    }

    private static long Upload(BuildPlan plan, Dictionary<Key, LayerForecast> layers, IReadOnlySet<Digest> inRegistry) =>
        plan
            .Layers.DistinctBy(x => x.Key)
            .Sum(x =>
                x.Packed is not { } packed ? layers[x.Key].Packed
                : inRegistry.Contains(packed.Digest) ? 0
                : packed.Size
            );

    /// <summary>A sum is as good as its worst part.</summary>
    private Basis Weakest(Dictionary<Key, LayerForecast> layers, bool compiles) =>
        layers.Count == 0 || (compiles && history.Seconds("BackendBuild") is null)
            ? Basis.Default
            : layers.Values.Select(x => x.Basis).MinBy(x => (x.Kind, x.Count))!;

    private long Disk(BuildPlan plan, List<LayerPlan> make, Dictionary<Key, LayerForecast> layers, long download, long wheels, bool compiles)
    {
        var trees = make.Where(x => x.Maker is LayerMaker.Base or LayerMaker.Syslibs).Sum(x => layers[x.Key].Unpacked);
        var toolchain = compiles ? (long)(plan.Inputs.Toolchain.Sum(x => x.Size) * rates.UnpackedDebs) : 0;
        return download + wheels + layers.Values.Sum(x => x.Packed) + trees + toolchain;
    }
}

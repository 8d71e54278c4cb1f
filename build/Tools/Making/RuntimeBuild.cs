using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Records;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>The target Runtime: layers, images, deliveries, test, record, summary.</summary>
internal sealed class RuntimeBuild(Workbench bench)
{
    public async Task RunAsync(BuildPlan plan, CancellationToken cancellation)
    {
        // Usually begun by Wheelhouse; not where the plan was made anew since, or Wheelhouse was skipped.
        new WheelSupply(bench).Begin(plan);
        var arriving = bench.Wheels.EndAsync(cancellation);
        using var supply = new LayerSupply(bench);
        var made = await supply.MakeAsync(plan, cancellation);
        await arriving;
        var layers = plan
            .Layers.DistinctBy(x => x.Key)
            .ToDictionary(x => x.Key, x => made.TryGetValue(x.Key, out var result) ? result.Layer.Packed : x.Packed!);
        var index = ImageMaking.Assemble(plan, layers, await bench.Revision);
        ImageMaking.Keep(bench.Store, index);
        var deliveries = await new Delivery(bench).DeliverAsync(plan, index, cancellation);
        var seconds = bench.Clock.Elapsed.TotalSeconds;
        var smoke = await new SmokeRun(bench).RunAsync(plan, index, cancellation);
        var record = Record(plan, made, layers, index, seconds, deliveries, smoke, supply);
        Keep(plan, record);
        Summary.Say(bench, plan, index, record);
        bench.Answer = await StandingAnswer.OfAsync(bench, plan, index, record);
    }

    /// <summary>A run that finds all it needs works on disks that are read only; its record is then not kept.</summary>
    private void Keep(BuildPlan plan, BuildRecord record)
    {
        try
        {
            bench.Records.Write(record);
            foreach (var layer in plan.Layers)
                bench.Records.Keys.Keep(layer);
        }
        catch (Exception e) when (DiskSpace.IsReadOnly(e))
        {
            bench.Say(StoreProblems.NoRecord(bench.Records.Folder, e.Message).ToString());
        }
    }

    private BuildRecord Record(
        BuildPlan plan,
        IReadOnlyDictionary<Key, LayerResult> made,
        Dictionary<Key, PackedLayer> layers,
        AssembledIndex index,
        double seconds,
        IReadOnlyList<DeliveryRecord> deliveries,
        IReadOnlyList<SmokeRecord> smoke,
        LayerSupply supply
    ) =>
        new(
            BuildRecord.CurrentSchema,
            DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'.'fff'Z'"),
            plan.Inputs.Service.Name,
            plan.Inputs.Selection.Tag,
            plan.Inputs.Selection.Upstream.Name,
            plan.Key.Hex,
            seconds,
            bench.Products,
            [.. plan.Layers.Select(layer => Record(layer, made.GetValueOrDefault(layer.Key), layers[layer.Key], supply.WithoutBytecode(layer.Key)))],
            [
                .. index.Images.Select(x => new ImageRecord(
                    x.Platform.ToString(),
                    x.ManifestDescriptor.Digest.ToString(),
                    x.ConfigDescriptor.Digest.ToString(),
                    x.Layers.Sum(y => y.Packed.Size)
                )),
            ],
            index.Descriptor.Digest.ToString(),
            deliveries,
            smoke,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["dotnet"] = Environment.Version.ToString() },
            bench.Downloaded,
            bench.Forecast is { } forecast
                ? new ForecastRecord(forecast.Seconds, forecast.Download, forecast.Basis.ToString(), (seconds - forecast.Seconds) / seconds)
                : null
        );

    private static LayerRecord Record(LayerPlan layer, LayerResult? made, PackedLayer packed, IReadOnlyList<string> refused) =>
        new(
            layer.Id,
            layer.Maker.ToString(),
            layer.Key.Hex,
            made is null ? "found" : "made",
            made?.Elapsed.TotalSeconds ?? 0,
            packed.UnpackedSize,
            packed.Size,
            packed.Digest.ToString(),
            packed.DiffId.ToString(),
            packed.Packer
        )
        {
            WithoutBytecode = refused.Count > 0 ? refused : null,
        };
}

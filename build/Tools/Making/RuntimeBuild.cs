using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Records;
using Slipway.Tools.Jobs;
using Slipway.Tools.Registry;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>The targets Runtime, Check and Dev: layers, images, deliveries, test, record, summary.</summary>
internal sealed class RuntimeBuild(Workbench bench)
{
    public async Task RunAsync(BuildPlan plan, CancellationToken cancellation)
    {
        for (; ; )
        {
            try
            {
                await BuildAsync(plan, cancellation);
                return;
            }
            catch (LayersLostException lost)
            {
                plan = await bench.Remote.WithoutAsync(plan, lost, cancellation);
            }
        }
    }

    private async Task BuildAsync(BuildPlan plan, CancellationToken cancellation)
    {
        await using var early = Early(plan, cancellation);
        var layers = await PlannedLayers.MakeAsync(bench, plan, early, cancellation);
        var index = ImageMaking.Assemble(plan, layers.All, await bench.Revision);
        ImageMaking.Keep(bench.Store, index);
        // Also a job whose delivery or test fails has made this.
        await new JobWriting(bench).MadeAsync(plan, layers, index, bench.Clock.Elapsed.TotalSeconds);
        var deliveries = await new Delivery(bench) { Early = early }.DeliverAsync(plan, index, cancellation);
        var seconds = bench.Clock.Elapsed.TotalSeconds;
        var smoke = await new SmokeRun(bench).RunAsync(plan, index, cancellation);
        var tests = await new CheckRun(bench).RunAsync(plan, index, cancellation);
        var record = Record(plan, layers, index, seconds, deliveries, smoke) with { Tests = tests.Count > 0 ? tests : null };
        record = record with { Account = AccountRecord.Of(record, bench.Records.Last(record.Tag)) };
        Keep(plan, record);
        Summary.Say(bench, plan, index, record);
        bench.Answer = await StandingAnswer.OfAsync(bench, plan, index, record);
    }

    /// <summary>Layers go to the registry while others are made. Where nothing is made, one question tells whether anything has to go there.</summary>
    private EarlyBlobs? Early(BuildPlan plan, CancellationToken cancellation) =>
        bench.Request.Push && plan.ToMake.Any()
            ? new EarlyBlobs(bench.Store, bench.Registries, ImageReference.Parse(Delivery.NameOf(bench.Request, plan)), cancellation)
            : null;

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
        PlannedLayers layers,
        AssembledIndex index,
        double seconds,
        IReadOnlyList<DeliveryRecord> deliveries,
        IReadOnlyList<SmokeRecord> smoke
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
            [
                .. plan.Layers.Select(layer =>
                    Record(layer, layers.Made.GetValueOrDefault(layer.Key), layers.All[layer.Key], layers.WithoutBytecode.GetValueOrDefault(layer.Key, []))
                ),
            ],
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
        )
        {
            CompilerCache = bench.CompilerCache.Record,
        };

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

using System.Globalization;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Progress;
using Slipway.Core.Records;
using Slipway.Core.Rendering;

namespace Slipway.Tools.Making;

/// <summary>The last lines of a build: name, digest, sizes by layer, how to run it.</summary>
internal static class Summary
{
    public static void Say(Workbench bench, BuildPlan plan, AssembledIndex index, BuildRecord record)
    {
        bench.Settle();
        var engine = record.Deliveries.FirstOrDefault(x => x.To == "engine");
        var run = engine is null ? null : Delivery.RunLine(bench, plan, engine);
        bench.Image = new ImageSummary(Delivery.NameOf(bench.Request, plan), run, record);
        foreach (var image in plan.Images)
        {
            var layers = record.Layers.Where(x => x.Id.StartsWith($"{image.Platform}/", StringComparison.Ordinal)).ToList();
            bench.Say($"{image.Platform}  {PlanText.Bytes(layers.Sum(x => x.BytesOut))} packed, {PlanText.Bytes(layers.Sum(x => x.BytesIn))} unpacked");
            foreach (var layer in layers)
                bench.Say(
                    $"  {layer.State, -5} {layer.Id[(image.Platform.ToString().Length + 1)..], -22} {PlanText.Bytes(layer.BytesOut), 9}  {Digest.Parse(layer.Digest).Abbreviated}"
                );
        }
        foreach (var smoke in record.Smoke)
            bench.Say($"test {smoke.Platform}: {smoke.Result}{(smoke.Reason.Length > 0 ? $" ({smoke.Reason})" : "")}{Took(smoke.Seconds)}");
        foreach (var delivery in record.Deliveries)
            bench.Say($"in {delivery.To}: {delivery.Where}{(delivery.Bytes > 0 ? $", {PlanText.Bytes(delivery.Bytes)} sent" : ", nothing sent")}");
        bench.Say($"image {Delivery.NameOf(bench.Request, plan)} {index.Descriptor.Digest}");
        bench.Say(
            $"made {record.Layers.Count(x => x.State == "made")} of {record.Layers.Count} layers in {record.Seconds.ToString("0.00", CultureInfo.InvariantCulture)} s"
        );
        if (record.Forecast is { } forecast)
            bench.Say(
                $"forecast was {PlanText.Seconds(forecast.Seconds)} ({forecast.Basis}) and {PlanText.Bytes(forecast.BytesIn)} down; off by {PlanText.Percent(Math.Abs(forecast.Error))}, {PlanText.Bytes(record.BytesIn)} came"
            );
        if (run is not null)
            bench.Say($"run it: {run}");
    }

    private static string Took(double seconds) => seconds > 0 ? string.Create(CultureInfo.InvariantCulture, $", {seconds:0.0} s") : "";
}

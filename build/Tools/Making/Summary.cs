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
        bench.Image = new ImageSummary(Delivery.NameOf(bench.Request, plan), RunLine(bench, plan, record), record);
        foreach (var line in Lines(bench, plan, index, record, record.Seconds.ToString("0.00", CultureInfo.InvariantCulture)))
            bench.Say(line);
        if (record.Account is { } account)
            bench.Say(account.ToLine());
        if (plan.Remote.ToList() is { Count: > 0 } remote)
            bench.Say(
                $"{remote.Count} layers were found in the cache {remote[0].Repository}; {remote.Count(x => bench.Layers.Find(x.Key) is not null)} of them were pulled"
            );
    }

    /// <summary>The lines.</summary>
    /// <param name="bench">The run.</param>
    /// <param name="plan">What was made.</param>
    /// <param name="index">The image.</param>
    /// <param name="record">What came of it.</param>
    /// <param name="took">Seconds, as they are shown.</param>
    public static IEnumerable<string> Lines(Workbench bench, BuildPlan plan, AssembledIndex index, BuildRecord record, string took)
    {
        foreach (var image in plan.Images)
        {
            var layers = record.Layers.Where(x => x.Id.StartsWith($"{image.Platform}/", StringComparison.Ordinal)).ToList();
            yield return $"{image.Platform}  {PlanText.Bytes(layers.Sum(x => x.BytesOut))} packed, {PlanText.Bytes(layers.Sum(x => x.BytesIn))} unpacked";
            foreach (var layer in layers)
                yield return $"  {layer.State, -5} {layer.Id[(image.Platform.ToString().Length + 1)..], -22} {PlanText.Bytes(layer.BytesOut), 9}  {Digest.Parse(layer.Digest).Abbreviated}";
        }
        foreach (var smoke in record.Smoke)
            yield return $"test {smoke.Platform}: {smoke.Result}{(smoke.Reason.Length > 0 ? $" ({smoke.Reason})" : "")}{Took(smoke.Seconds)}";
        foreach (var tests in record.Tests ?? [])
            yield return $"the service's tests {tests.Platform}: {tests.Result}{(tests.Reason.Length > 0 ? $" ({tests.Reason})" : "")}{Took(tests.Seconds)}";
        foreach (var delivery in record.Deliveries)
            yield return $"in {delivery.To}: {delivery.Where}{(delivery.Bytes > 0 ? $", {PlanText.Bytes(delivery.Bytes)} sent" : ", nothing sent")}";
        yield return $"image {Delivery.NameOf(bench.Request, plan)} {index.Descriptor.Digest}";
        yield return $"made {record.Layers.Count(x => x.State == "made")} of {record.Layers.Count} layers in {took} s";
        if (record.Forecast is { } forecast)
            yield return $"forecast was {PlanText.Seconds(forecast.Seconds)} ({forecast.Basis}) and {PlanText.Bytes(forecast.BytesIn)} down; off by {PlanText.Percent(Math.Abs(forecast.Error))}, {PlanText.Bytes(record.BytesIn)} came";
        if (RunLine(bench, plan, record) is { } run)
            yield return $"run it: {run}";
    }

    private static string? RunLine(Workbench bench, BuildPlan plan, BuildRecord record) =>
        record.Deliveries.FirstOrDefault(x => x.To == "engine") is { } engine ? Delivery.RunLine(bench, plan, engine) : null;

    private static string Took(double seconds) => seconds > 0 ? string.Create(CultureInfo.InvariantCulture, $", {seconds:0.0} s") : "";
}

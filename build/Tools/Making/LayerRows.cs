using Slipway.Core.Planning;
using Slipway.Core.Progress;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>The rows of a plan's layers. A layer that platforms share is one row, named without a platform.</summary>
internal sealed class LayerRows(BuildPlan plan, ProgressFeed feed)
{
    private readonly Dictionary<Key, string> _names = plan
        .Layers.GroupBy(x => x.Key)
        .ToDictionary(x => x.Key, x => plan.Images.Count > 1 && x.Count() > 1 ? x.First().Name : x.First().Id);

    /// <summary>What is found and what waits, before the first is made.</summary>
    public void Begin(IReadOnlyList<LayerPlan> missing)
    {
        foreach (var layer in plan.Layers.Where(x => x.State == PlanState.Found).Concat(missing).DistinctBy(x => x.Key))
            feed.Report(
                ProgressKind.Layer,
                _names[layer.Key],
                layer.State == PlanState.Found ? RowState.Found : RowState.Waiting,
                layer.Packed?.Size,
                note: layer.State == PlanState.Found ? "" : string.Join("; ", layer.Reasons)
            );
    }

    /// <summary>The same job, telling its row.</summary>
    public LayerJob Watched(LayerJob job)
    {
        var name = _names[job.Key];
        return job with
        {
            Started = () => feed.Report(ProgressKind.Layer, name, RowState.Running),
            Advanced = (bytes, total) => feed.Advance(ProgressKind.Layer, name, bytes, total),
            Failed = () => feed.Report(ProgressKind.Layer, name, RowState.Failed),
        };
    }

    /// <summary>A layer is there.</summary>
    public void Done(LayerResult result) =>
        feed.Report(
            ProgressKind.Layer,
            _names[result.Layer.Key],
            result.Found ? RowState.Found : RowState.Made,
            result.Layer.Packed.Size,
            seconds: result.Elapsed.TotalSeconds
        );
}

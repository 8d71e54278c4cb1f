using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tools.Registry;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>Every layer of a plan: found, or made while its wheels arrive.</summary>
/// <param name="Made">What was made, by key.</param>
/// <param name="All">Every layer by key.</param>
/// <param name="WithoutBytecode">Of layers of bytecode that were made, the sources that have none, each with the reason.</param>
internal sealed record PlannedLayers(
    IReadOnlyDictionary<Key, LayerResult> Made,
    IReadOnlyDictionary<Key, PackedLayer> All,
    IReadOnlyDictionary<Key, IReadOnlyList<string>> WithoutBytecode
)
{
    /// <summary>Makes what the plan says.</summary>
    /// <param name="bench">The run.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="early">Told of each layer that the store has; null for nobody.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<PlannedLayers> MakeAsync(Workbench bench, BuildPlan plan, EarlyBlobs? early, CancellationToken cancellation)
    {
        if (early is not null)
            foreach (var found in plan.Layers.Select(x => x.Packed).OfType<PackedLayer>())
                early.Begin(found);
        // Usually begun by Wheelhouse; not where the plan was made anew since, or Wheelhouse was skipped.
        new WheelSupply(bench).Begin(plan);
        var arriving = bench.Wheels.EndAsync(cancellation);
        using var supply = new LayerSupply(bench) { Made = x => early?.Begin(x) };
        var made = await supply.MakeAsync(plan, cancellation);
        await arriving;
        return new PlannedLayers(
            made,
            plan.Layers.DistinctBy(x => x.Key).ToDictionary(x => x.Key, x => made.TryGetValue(x.Key, out var result) ? result.Layer.Packed : x.Packed!),
            made.Keys.ToDictionary(x => x, supply.WithoutBytecode)
        );
    }
}

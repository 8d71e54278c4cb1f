namespace Slipway.Core.Layering;

/// <summary>Which wheel goes to which layer.</summary>
/// <param name="Layers">The layers from the bottom of the image to its top: what lies above a changed layer is unpacked again.</param>
/// <param name="Limit">Most layers that were allowed.</param>
public sealed record LayerPlan(IReadOnlyList<PlannedLayer> Layers, int Limit)
{
    /// <summary>Bytes that the next update is expected to move.</summary>
    public double ExpectedBytes => Layers.Sum(layer => layer.Bytes * layer.Chance);

    /// <summary>What the next plan reads.</summary>
    public StoredLayerPlan Stored =>
        new(
            StoredLayerPlan.CurrentSchema,
            "",
            Limit,
            [],
            [],
            [.. Layers.Select(layer => (IReadOnlyList<string>)[.. layer.Wheels.Select(StoredLayerPlan.Member)])]
        );
}

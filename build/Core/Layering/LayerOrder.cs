using System.Numerics;

namespace Slipway.Core.Layering;

/// <summary>Which layer lies on which. What lies above a changed layer is unpacked again, so what changes often for its size lies on top.</summary>
internal static class LayerOrder
{
    /// <summary>
    /// From the bottom to the top. Of two neighbours, the lower one's chance to change times the upper one's bytes is what is unpacked for nothing: least where
    /// chance over bytes ascends. Powers of two are compared, so that a small change of a size changes no order.
    /// </summary>
    /// <param name="layers">The layers.</param>
    public static IReadOnlyList<PlannedLayer> Sort(IReadOnlyList<PlannedLayer> layers) =>
        [
            .. layers
                .OrderBy(layer => BitOperations.Log2(1 + (ulong)(layer.Chance * 1e12 / Math.Max(1, layer.Bytes))))
                .ThenBy(layer => layer.Name, StringComparer.Ordinal),
        ];
}

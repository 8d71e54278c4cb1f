namespace Slipway.Core.Layering;

/// <summary>Everything that a layer plan depends on.</summary>
/// <param name="Wheels">The lock's wheels, each name once, in any order.</param>
/// <param name="Own">When packages of this project changed so far, see <see cref="ChangeHistory.Of(string, IReadOnlyList{LockSnapshot})"/>.</param>
/// <param name="Previous">The plan of the image before; null for none.</param>
/// <param name="Limit">Most layers, at least 1.</param>
/// <param name="Pinned">Groups that slipway.json pins, checked by <see cref="PinnedGroups"/>.</param>
/// <param name="Others">Histories of other projects.</param>
public sealed record LayerInputs(
    IReadOnlyList<PlannedWheel> Wheels,
    ChangeHistory Own,
    StoredLayerPlan? Previous,
    int Limit,
    IReadOnlyList<PinnedWheels> Pinned,
    IReadOnlyList<ChangeHistory> Others
);

namespace Slipway.Core.Layering;

/// <summary>Says of a group what a person wants to know: how often it changes and why its wheels are together.</summary>
/// <param name="wheels">All wheels, sorted by name.</param>
/// <param name="chances">Chance of each to change in the next update.</param>
/// <param name="scenarios">Their scenarios.</param>
/// <param name="days">Days from one update to the next.</param>
/// <param name="pins">Names of the pinned groups.</param>
/// <param name="before">Keys of the previous plan's layers.</param>
internal sealed class LayerDescription(
    IReadOnlyList<PlannedWheel> wheels,
    double[] chances,
    Scenarios scenarios,
    int days,
    IReadOnlyList<string> pins,
    IReadOnlySet<string> before
)
{
    /// <summary>The layer of a group.</summary>
    /// <param name="group">Positions of its wheels.</param>
    /// <param name="pin">Name of the pinned group; null where it is none.</param>
    public PlannedLayer Of(IReadOnlyCollection<int> group, string? pin)
    {
        IReadOnlyList<PlannedWheel> members = [.. group.Order().Select(wheel => wheels[wheel])];
        var chance = scenarios.ChanceOfAny(group);
        var (reason, leader) =
            pin is not null ? (LayerReason.Pinned, "")
            : group.Count == 1 ? (LayerReason.Alone, "")
            : Led(group, chance) is { } name ? (LayerReason.Together, name)
            : (chance > 0.5 ? LayerReason.Busy : LayerReason.Quiet, "");
        return new PlannedLayer(
            LayerNames.Of(pin, members.MaxBy(wheel => wheel.Size)!.Name, pins),
            members,
            chance,
            chance * 365.25 / days,
            reason,
            leader,
            before.Contains(KeptLayers.Key(members.Select(StoredLayerPlan.Member)))
        );
    }

    /// <summary>The wheel whose changes are nearly all changes of the group, where the wheels would change far more often if each went its own way; null otherwise.</summary>
    private string? Led(IReadOnlyCollection<int> group, double chance)
    {
        var first = group.MaxBy(wheel => (chances[wheel], -wheel));
        return group.Sum(wheel => chances[wheel]) > 1.5 * chance && chances[first] > 0.6 * chance ? wheels[first].Name : null;
    }
}

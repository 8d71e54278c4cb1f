using System.Globalization;

namespace Slipway.Core.Layering;

/// <summary>A layer of the plan.</summary>
/// <param name="Name">Its largest wheel's name; the group's name where it is pinned.</param>
/// <param name="Wheels">Its wheels, by name.</param>
/// <param name="Chance">Chance that anything of it changes in the next update, 0 to 1.</param>
/// <param name="ChangesAYear">How often that is a year, at the pace at which the lock changed so far.</param>
/// <param name="Reason">Why these wheels share it.</param>
/// <param name="Leader">With <see cref="LayerReason.Together"/>: the wheel whose releases the others follow; else empty.</param>
/// <param name="IsKept">Whether the previous plan had the same layer with the same wheels: nothing of it moves.</param>
public sealed record PlannedLayer(
    string Name,
    IReadOnlyList<PlannedWheel> Wheels,
    double Chance,
    double ChangesAYear,
    LayerReason Reason,
    string Leader,
    bool IsKept
)
{
    /// <summary>Bytes of its wheels.</summary>
    public long Bytes => Wheels.Sum(wheel => wheel.Size);

    /// <summary>Why, as a sentence without its end.</summary>
    public string Why =>
        (IsKept ? "kept: nothing of it changed; " : "")
        + Reason switch
        {
            LayerReason.Pinned => "pinned in slipway.json",
            LayerReason.Alone => string.Create(CultureInfo.InvariantCulture, $"alone: {Bytes / 1e6:0.#} MB move only when it changes"),
            LayerReason.Together => $"they change together, led by {Leader}",
            LayerReason.Quiet => "each of them changes rarely",
            _ => "something of it changes in nearly every update",
        };
}

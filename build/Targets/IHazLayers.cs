using Nuke.Common;

namespace Slipway.Targets;

/// <summary>The parameter that asks about the plan of layers.</summary>
public interface IHazLayers : INukeBuild
{
    /// <summary>Asks about the plan of layers.</summary>
    [Parameter("Of Bench: replays a year of real locks with the layer planner and simple rules, instead of measuring the demo")]
    bool Layers => TryGetValue<bool?>(() => Layers) ?? false;
}

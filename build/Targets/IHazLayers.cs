using Nuke.Common;

namespace Slipway.Targets;

/// <summary>The parameter that asks about the plan of layers.</summary>
public interface IHazLayers : INukeBuild
{
    /// <summary>Asks about the plan of layers.</summary>
    [Parameter(
        "Of Explain: says which wheels share a layer, and why. Of Lock: plans the layers of the locks as they are, with no network. Of Bench: replays a year of locks"
    )]
    bool Layers => TryGetValue<bool?>(() => Layers) ?? false;
}

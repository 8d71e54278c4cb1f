using Nuke.Common;

namespace Slipway.Targets;

/// <summary>The package index.</summary>
public interface IHazIndex : INukeBuild
{
    /// <summary>The package index.</summary>
    [Parameter("Address of the package index (its simple API). Default is that of the upstream in slipway.json, else the public one")]
    string? Index => TryGetValue(() => Index);
}

using Nuke.Common;
using Slipway.Core.Commands;

namespace Slipway.Targets;

/// <summary>The parameter that says where layers are kept by key.</summary>
[OptionGroup(OptionGroup.Where)]
public interface IHazCache : INukeBuild
{
    /// <summary>Where layers are kept by key for other machines.</summary>
    [Parameter(
        "Layers by key of other machines: registry=HOST/PATH, registry for the cache.repository of slipway.json, or none. Default is that of slipway.json, else none"
    )]
    string? Cache => TryGetValue(() => Cache);
}

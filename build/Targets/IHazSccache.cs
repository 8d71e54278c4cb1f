using Nuke.Common;
using Slipway.Core.Commands;

namespace Slipway.Targets;

/// <summary>The parameter that says where compilers share what they made.</summary>
[OptionGroup(OptionGroup.Where)]
public interface IHazSccache : INukeBuild
{
    /// <summary>Where compilers share what they made.</summary>
    [Parameter(
        "Remote compiler cache of sccache behind the engine's disk: redis=..., s3=..., webdav=..., memcached=..., gha or none (docs/sccache.md). Default is that of slipway.json, else none"
    )]
    string? Sccache => TryGetValue(() => Sccache);
}

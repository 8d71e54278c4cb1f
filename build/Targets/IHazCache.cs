using Nuke.Common;
using Slipway.Core.Commands;

namespace Slipway.Targets;

/// <summary>The parameter that says where layers are kept by key.</summary>
[OptionGroup(OptionGroup.Where)]
public interface IHazCache : INukeBuild
{
    /// <summary>Where layers, wheels and BuildKit's caches are kept for other machines.</summary>
    [Parameter(
        "Caches of other machines: registry=HOST/PATH (layers, wheels and BuildKit's), registry for the cache.repository of slipway.json; for BuildKit's also local, local=DIR, gha, s3=BUCKET, azblob=ACCOUNT/CONTAINER; or none. Default is that of slipway.json, else none",
        Separator = ","
    )]
    string[]? Cache => TryGetValue(() => Cache);
}

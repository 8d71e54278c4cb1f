using Nuke.Common;
using Slipway.Core.Catalog;
using Slipway.Core.Commands;

namespace Slipway.Targets;

/// <summary>The parameter that says which image of the service is meant.</summary>
[OptionGroup(OptionGroup.What)]
public interface IHazProduct : INukeBuild
{
    /// <summary>Which image of the service is meant.</summary>
    [Parameter("Explain, PushCache, Audit: which image is meant: runtime, check or dev. Default is the largest of the targets named beside, else runtime")]
    ImageProduct? Product => TryGetValue<ImageProduct?>(() => Product);
}

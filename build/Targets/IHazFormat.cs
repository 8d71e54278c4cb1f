using Nuke.Common;
using Slipway.Core.Commands;

namespace Slipway.Targets;

/// <summary>The parameters that say in which form a target prints its answer.</summary>
[OptionGroup(OptionGroup.Inspect)]
public interface IHazFormat : INukeBuild
{
    /// <summary>Prints JSON.</summary>
    [Parameter("Prints the answer as JSON; of what makes something, one object a line while it works")]
    bool Json => TryGetValue<bool?>(() => Json) ?? false;

    /// <summary>Prints Markdown.</summary>
    [Parameter("Prints the answer as Markdown")]
    bool Markdown => TryGetValue<bool?>(() => Markdown) ?? false;
}

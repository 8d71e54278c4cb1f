using Nuke.Common;
using Slipway.Core.Commands;

namespace Slipway.Targets;

/// <summary>The parameter that says who runs BuildKit's steps.</summary>
[OptionGroup(OptionGroup.How)]
public interface IHazBuilder : INukeBuild
{
    /// <summary>A builder of buildx.</summary>
    [Parameter("Builder of buildx that runs the steps, such as one on kubernetes or a remote machine. Default is the engine's own")]
    string? Builder => TryGetValue(() => Builder);
}

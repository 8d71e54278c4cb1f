using Nuke.Common;
using Slipway.Core.Commands;

namespace Slipway.Targets;

/// <summary>The parameter that says what native components are compiled from.</summary>
[OptionGroup(OptionGroup.What)]
public interface IHazComponents : INukeBuild
{
    /// <summary>Folders that stand for the sources of native components.</summary>
    [Parameter(
        "Compiles a native component from a folder instead of its archive: NAME=DIR, several with commas between them. Default is components.json",
        Separator = ","
    )]
    string[]? Override => TryGetValue(() => Override);
}

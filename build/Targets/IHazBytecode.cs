using Nuke.Common;
using Slipway.Core.Catalog;
using Slipway.Core.Commands;

namespace Slipway.Targets;

/// <summary>The parameter that says whether an image carries bytecode.</summary>
[OptionGroup(OptionGroup.What)]
public interface IHazBytecode : INukeBuild
{
    /// <summary>Whether the image carries bytecode of its Python packages.</summary>
    [Parameter(
        "Bytecode of the Python packages, in layers of its own: on (a faster start) or off (a smaller image). Default is layers.bytecode of slipway.json, else on"
    )]
    Bytecode? Bytecode => TryGetValue<Bytecode?>(() => Bytecode);
}

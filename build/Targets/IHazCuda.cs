using Nuke.Common;
using Slipway.Core.Commands;

namespace Slipway.Targets;

/// <summary>The parameters that say what device code is compiled for.</summary>
[OptionGroup(OptionGroup.What)]
public interface IHazCuda : INukeBuild
{
    /// <summary>The CUDA version of what is compiled.</summary>
    [Parameter("Device gpu: CUDA version that wheels are compiled for, such as 12.4. Default is that of the mode's wheels")]
    string? Cuda => TryGetValue(() => Cuda);

    /// <summary>The GPU generations of what is compiled.</summary>
    [Parameter("Device gpu: compute capabilities that wheels are compiled for, such as 8.0,9.0+PTX. Default is a list of the platform", Separator = ",")]
    string[]? GpuArchitectures => TryGetValue(() => GpuArchitectures);
}

using Slipway.Core.Images;

namespace Slipway.Core.Planning.Keys;

/// <summary>
/// Inputs of a wheel that is compiled from a source archive. The step is given these and nothing else: what is in no field cannot change the wheel. The number of compilers, the
/// compiler cache and the day are given too, or seen, and change nothing.
/// </summary>
/// <param name="Recipe">Version of the code that calls the step.</param>
/// <param name="Name">Normalized name of the package.</param>
/// <param name="Version">Its version.</param>
/// <param name="File">File name of the source archive.</param>
/// <param name="Source">Its digest.</param>
/// <param name="Patches">Patches, in the order in which they are applied.</param>
/// <param name="Python">Major and minor version of Python: the ABI.</param>
/// <param name="Platform">Platform that it is for.</param>
/// <param name="BuildBase">Inputs of the toolchain image.</param>
/// <param name="Dockerfile">Digest of wheelhouse.Dockerfile.</param>
/// <param name="Steps">The scripts that it mounts.</param>
/// <param name="DeviceArchitectures">GPU generations that device code is compiled for; empty where the build is not told any.</param>
/// <param name="Cuda">CUDA version; empty where the build is not told any.</param>
/// <param name="TorchAbi">Version of the torch that it is built against; empty where none is among the build requirements.</param>
/// <param name="Environment">Variables that are set for it.</param>
/// <param name="Settings">Settings of the back end.</param>
/// <param name="Allow">Checks that are switched off.</param>
/// <param name="Requires">What it is built with.</param>
public sealed record CompiledWheelKey(
    int Recipe,
    string Name,
    string Version,
    string File,
    Digest Source,
    IReadOnlyList<FileFact> Patches,
    string Python,
    string Platform,
    BuildBaseKey BuildBase,
    Digest Dockerfile,
    IReadOnlyList<FileFact> Steps,
    IReadOnlyList<string> DeviceArchitectures,
    string Cuda,
    string TorchAbi,
    IReadOnlyList<ArgumentFact> Environment,
    IReadOnlyList<ArgumentFact> Settings,
    IReadOnlyList<string> Allow,
    IReadOnlyList<WheelFact> Requires
);

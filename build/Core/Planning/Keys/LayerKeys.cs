using Slipway.Core.Images;

namespace Slipway.Core.Planning.Keys;

/// <summary>Inputs of the base layer.</summary>
/// <param name="Recipe">Version of the code that makes it.</param>
/// <param name="Architecture">Debian architecture.</param>
/// <param name="Packages">Its packages.</param>
public sealed record BaseKey(int Recipe, string Architecture, IReadOnlyList<PackageFact> Packages);

/// <summary>Inputs of the layer of shared libraries.</summary>
/// <param name="Recipe">Version of the code that makes it.</param>
/// <param name="Architecture">Debian architecture.</param>
/// <param name="Packages">Packages that libraries are taken from.</param>
/// <param name="Wheels">Wheels whose needs are walked.</param>
/// <param name="Opened">Libraries that they open by name.</param>
/// <param name="Base">Inputs of the base: what it has is left out.</param>
public sealed record SyslibsKey(
    int Recipe,
    string Architecture,
    IReadOnlyList<PackageFact> Packages,
    IReadOnlyList<WheelFact> Wheels,
    IReadOnlyList<string> Opened,
    BaseKey Base
);

/// <summary>Inputs of the layer of one package's libraries.</summary>
/// <param name="Recipe">Version of the code that makes it.</param>
/// <param name="Packages">The one package.</param>
public sealed record SyslibLayerKey(int Recipe, IReadOnlyList<PackageFact> Packages);

/// <summary>Inputs of the skeleton of the virtual environment.</summary>
/// <param name="Recipe">Version of the code that makes it.</param>
/// <param name="Python">Full version of the base's Python, which <c>pyvenv.cfg</c> names.</param>
public sealed record VenvKey(int Recipe, string Python);

/// <summary>Inputs of a group of wheels. No platform, mode or service: the same wheels give the same layer everywhere.</summary>
/// <param name="Recipe">Version of the code that lays wheels out.</param>
/// <param name="Python">Major and minor version, which is a part of the paths.</param>
/// <param name="LeaveOuts">Digest of the rules on what is left out.</param>
/// <param name="Wheels">The wheels of the group.</param>
public sealed record WheelsKey(int Recipe, string Python, Digest LeaveOuts, IReadOnlyList<WheelFact> Wheels);

/// <summary>Inputs of the bytecode of a group of wheels. No platform: bytecode is the same for every one, so wheels that are the same have one layer.</summary>
/// <param name="Recipe">Version of the code that arranges the layer.</param>
/// <param name="Python">Full version of the base's Python: it stands for the magic number, the tag in the files' names and the compiler.</param>
/// <param name="Script">Digest of the script that compiles.</param>
/// <param name="Layout">Version of the code that lays wheels out: where the sources lie.</param>
/// <param name="LeaveOuts">Digest of the rules on what is left out: which sources there are.</param>
/// <param name="Wheels">The wheels of the group.</param>
public sealed record BytecodeKey(int Recipe, string Python, Digest Script, int Layout, Digest LeaveOuts, IReadOnlyList<WheelFact> Wheels);

/// <summary>Inputs of the bytecode of Python's own modules.</summary>
/// <param name="Recipe">Version of the code that arranges the layer.</param>
/// <param name="Base">Version of the code that makes the base: which sources there are.</param>
/// <param name="Python">Full version of the base's Python.</param>
/// <param name="Script">Digest of the script that compiles.</param>
/// <param name="Packages">The base's packages of Python.</param>
public sealed record BaseBytecodeKey(int Recipe, int Base, string Python, Digest Script, IReadOnlyList<PackageFact> Packages);

/// <summary>Inputs of the service's own native code.</summary>
/// <param name="Recipe">Version of the code that packs what was exported.</param>
/// <param name="Architecture">Architecture compiled for.</param>
/// <param name="BuildBase">Inputs of the toolchain image.</param>
/// <param name="Dockerfile">Digest of backend-build.Dockerfile.</param>
/// <param name="Steps">The scripts that it mounts.</param>
/// <param name="Sources">The sources.</param>
/// <param name="Arguments">Build arguments.</param>
public sealed record ComponentKey(
    int Recipe,
    string Architecture,
    BuildBaseKey BuildBase,
    Digest Dockerfile,
    IReadOnlyList<FileFact> Steps,
    IReadOnlyList<FileFact> Sources,
    IReadOnlyList<ArgumentFact> Arguments
);

/// <summary>Inputs of a native component of components.json. Two architectures never share one: the same source gives other bytes.</summary>
/// <param name="Recipe">Version of the code that writes its stage and packs what was exported.</param>
/// <param name="Architecture">Architecture compiled for.</param>
/// <param name="BuildBase">Inputs of the toolchain image that it is compiled in.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version; <c>folder</c> where a folder stands for its source.</param>
/// <param name="Source">Digest of its source archive; of nothing where a folder stands for it.</param>
/// <param name="Folder">The files of that folder.</param>
/// <param name="System">What builds it.</param>
/// <param name="Flags">Arguments for its build system.</param>
/// <param name="Stage">Digest of its stage of the Dockerfile.</param>
/// <param name="Steps">The scripts that its stage mounts.</param>
/// <param name="Needs">What it is compiled against.</param>
public sealed record NativeComponentKey(
    int Recipe,
    string Architecture,
    BuildBaseKey BuildBase,
    string Name,
    string Version,
    Digest Source,
    IReadOnlyList<FileFact> Folder,
    string System,
    IReadOnlyList<string> Flags,
    Digest Stage,
    IReadOnlyList<FileFact> Steps,
    IReadOnlyList<NeedFact> Needs
);

/// <summary>Inputs of the model layer.</summary>
/// <param name="Recipe">Version of the code that makes it.</param>
/// <param name="Weights">Model files by path in the image.</param>
public sealed record ModelKey(int Recipe, IReadOnlyList<FileFact> Weights);

/// <summary>Inputs of the layer of the service's own source.</summary>
/// <param name="Recipe">Version of the code that makes it.</param>
/// <param name="Folder">Folder in the image.</param>
/// <param name="Files">The files.</param>
public sealed record AppKey(int Recipe, string Folder, IReadOnlyList<FileFact> Files);

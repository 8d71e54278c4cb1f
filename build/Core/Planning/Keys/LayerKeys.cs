using Slipway.Core.Images;

namespace Slipway.Core.Planning.Keys;

/// <summary>One file that goes into a key: name, permission bits and content.</summary>
/// <param name="Path">Path below the folder in question.</param>
/// <param name="Mode">Permission bits.</param>
/// <param name="Content">Digest of the bytes.</param>
public sealed record FileFact(string Path, int Mode, Digest Content) : INamedFact
{
    /// <inheritdoc />
    string INamedFact.Id => Path;
}

/// <summary>One pinned package that goes into a key.</summary>
/// <param name="Name">Name, version and architecture, for people.</param>
/// <param name="Sha256">Digest of the .deb.</param>
public sealed record PackageFact(string Name, Digest Sha256) : INamedFact
{
    /// <inheritdoc />
    string INamedFact.Id => Name;
}

/// <summary>One wheel that goes into a key.</summary>
/// <param name="File">File name, for people.</param>
/// <param name="Sha256">Digest of the wheel.</param>
public sealed record WheelFact(string File, Digest Sha256) : INamedFact
{
    /// <inheritdoc />
    string INamedFact.Id => File;
}

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
/// <param name="Base">Key of the base: what it has is left out.</param>
public sealed record SyslibsKey(
    int Recipe,
    string Architecture,
    IReadOnlyList<PackageFact> Packages,
    IReadOnlyList<WheelFact> Wheels,
    IReadOnlyList<string> Opened,
    Key Base
);

/// <summary>Inputs of the layer of one package's libraries.</summary>
/// <param name="Recipe">Version of the code that makes it.</param>
/// <param name="Package">The package.</param>
public sealed record SyslibLayerKey(int Recipe, PackageFact Package);

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

/// <summary>Inputs of the service's own native code.</summary>
/// <param name="Recipe">Version of the code that packs what was exported.</param>
/// <param name="Architecture">Architecture compiled for.</param>
/// <param name="BuildBase">Key of the toolchain image.</param>
/// <param name="Dockerfile">Digest of backend-build.Dockerfile.</param>
/// <param name="Steps">The scripts that it mounts.</param>
/// <param name="Sources">The sources.</param>
/// <param name="Arguments">Build arguments, <c>NAME=value</c>.</param>
public sealed record ComponentKey(
    int Recipe,
    string Architecture,
    Key BuildBase,
    Digest Dockerfile,
    IReadOnlyList<FileFact> Steps,
    IReadOnlyList<FileFact> Sources,
    IReadOnlyList<string> Arguments
);

/// <summary>Inputs of the model layer.</summary>
/// <param name="Recipe">Version of the code that makes it.</param>
/// <param name="Files">Model files by path in the image.</param>
public sealed record ModelKey(int Recipe, IReadOnlyList<FileFact> Files);

/// <summary>Inputs of the layer of the service's own source.</summary>
/// <param name="Recipe">Version of the code that makes it.</param>
/// <param name="Folder">Folder in the image.</param>
/// <param name="Files">The files.</param>
public sealed record AppKey(int Recipe, string Folder, IReadOnlyList<FileFact> Files);

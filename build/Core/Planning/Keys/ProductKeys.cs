using Slipway.Core.Images;

namespace Slipway.Core.Planning.Keys;

/// <summary>Inputs of the layer that holds the unpacked toolchain.</summary>
/// <param name="Recipe">Version of the code that makes it.</param>
/// <param name="Architecture">Architecture that it runs on.</param>
/// <param name="Packages">Compilers, headers, sccache.</param>
public sealed record ToolchainKey(int Recipe, string Architecture, IReadOnlyList<PackageFact> Packages);

/// <summary>Inputs of the toolchain image.</summary>
/// <param name="Recipe">Version of the code that renders its bake target.</param>
/// <param name="Toolchain">Inputs of the layer with the compilers.</param>
/// <param name="Dockerfile">Digest of build-base.Dockerfile.</param>
/// <param name="Steps">The scripts that it mounts.</param>
public sealed record BuildBaseKey(int Recipe, ToolchainKey Toolchain, Digest Dockerfile, IReadOnlyList<FileFact> Steps);

/// <summary>Inputs of one platform's image.</summary>
/// <param name="Recipe">Version of the code that assembles images.</param>
/// <param name="Platform">The platform.</param>
/// <param name="Config">Digest of the facts in the image's config: user, environment, entry point, labels.</param>
/// <param name="Layers">Keys of the layers, lowest first.</param>
public sealed record ImageKey(int Recipe, string Platform, Digest Config, IReadOnlyList<Key> Layers);

/// <summary>All wheels of a selection.</summary>
/// <param name="Layers">Keys of the layers that they become, of all platforms.</param>
public sealed record WheelhouseKey(IReadOnlyList<Key> Layers);

/// <summary>All native code of a selection.</summary>
/// <param name="Layers">Keys of the layers that it becomes, one a platform.</param>
public sealed record BackendBuildKey(IReadOnlyList<Key> Layers);

/// <summary>All images of a selection.</summary>
/// <param name="Images">Their keys.</param>
public sealed record IndexKey(IReadOnlyList<Key> Images);

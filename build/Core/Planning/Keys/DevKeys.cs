using Slipway.Core.Images;

namespace Slipway.Core.Planning.Keys;

/// <summary>Inputs of the layer of tools.</summary>
/// <param name="Recipe">Version of the code that makes it.</param>
/// <param name="Packages">Its packages, those of the base among them: what the base leaves out of them is here.</param>
/// <param name="Base">Inputs of the base: what it has is left out.</param>
/// <param name="Python">Major and minor version, which is a part of a path.</param>
public sealed record ToolsKey(int Recipe, IReadOnlyList<PackageFact> Packages, BaseKey Base, string Python);

/// <summary>Inputs of the layer of what tests are run with. No platform: its packages say whether they are for one.</summary>
/// <param name="Recipe">Version of the code that makes it.</param>
/// <param name="Packages">Its packages.</param>
/// <param name="Runner">Digest of the script that begins the tests.</param>
public sealed record TestToolsKey(int Recipe, IReadOnlyList<PackageFact> Packages, Digest Runner);

/// <summary>Inputs of the layer of the service's tests.</summary>
/// <param name="Recipe">Version of the code that makes it.</param>
/// <param name="Folder">Folder in the image.</param>
/// <param name="TestFiles">The files.</param>
public sealed record TestsKey(int Recipe, string Folder, IReadOnlyList<FileFact> TestFiles);

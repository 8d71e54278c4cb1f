namespace Slipway.Core.Auditing.Imports;

/// <summary>What the Python files of a layer import.</summary>
/// <param name="Layer">Number of the layer.</param>
/// <param name="Names">Dotted names of modules, each once.</param>
/// <param name="Files">The files.</param>
internal sealed record LayerImports(int Layer, IReadOnlyList<string> Names, IReadOnlyList<FileImports> Files);

/// <summary>What one file imports.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Names">Places in <see cref="LayerImports.Names"/>.</param>
internal readonly record struct FileImports(string Path, int[] Names);

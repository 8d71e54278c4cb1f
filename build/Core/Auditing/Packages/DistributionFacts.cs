using Slipway.Core.Wheels;

namespace Slipway.Core.Auditing.Packages;

/// <summary>A file of a distribution's metadata folder, as far as an audit needs it.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Layer">Number of the layer that brings it.</param>
internal abstract record DistributionPiece(string Path, int Layer)
{
    /// <summary>The metadata folder.</summary>
    public string Folder => Images.LayerPath.Parent(Path);
}

/// <summary>METADATA or PKG-INFO.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Layer">Number of the layer.</param>
/// <param name="Name">Normalized name.</param>
/// <param name="Version">Version as written.</param>
/// <param name="Requires">What it asks for.</param>
internal sealed record MetadataPiece(string Path, int Layer, string Name, string Version, IReadOnlyList<WantedDistribution> Requires)
    : DistributionPiece(Path, Layer);

/// <summary>RECORD.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Layer">Number of the layer.</param>
/// <param name="Files">Hashes of the paths in the image.</param>
internal sealed record RecordPiece(string Path, int Layer, IReadOnlyList<ulong> Files) : DistributionPiece(Path, Layer);

/// <summary>entry_points.txt.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Layer">Number of the layer.</param>
/// <param name="Points">Its lines.</param>
internal sealed record EntryPointsPiece(string Path, int Layer, IReadOnlyList<EntryPoint> Points) : DistributionPiece(Path, Layer);

/// <summary>One <c>Requires-Dist</c>.</summary>
/// <param name="Name">Normalized name.</param>
/// <param name="Extras">Extras asked for, such as <c>standard</c> of <c>uvicorn[standard]</c>.</param>
/// <param name="OnlyFor">The extra without which it is not wanted; null where it always is.</param>
internal sealed record WantedDistribution(string Name, IReadOnlyList<string> Extras, string? OnlyFor);

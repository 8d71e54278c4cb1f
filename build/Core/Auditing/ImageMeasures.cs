namespace Slipway.Core.Auditing;

/// <summary>Sizes, waste and efficiency of an image.</summary>
/// <param name="Files">Paths of the image as a container sees it.</param>
/// <param name="Bytes">Unpacked bytes of its files as a container sees them.</param>
/// <param name="Wasted">Bytes that a container cannot see or sees again, as dive counts them.</param>
/// <param name="Efficiency">As dive defines it: 1 where no path is brought twice.</param>
/// <param name="Shadowed">Paths that more than one layer brings or one deletes, the most wasteful first.</param>
/// <param name="Duplicates">Equal files at different paths, the most wasteful first.</param>
public sealed record ImageMeasures(
    int Files,
    long Bytes,
    long Wasted,
    double Efficiency,
    IReadOnlyList<ShadowedPath> Shadowed,
    IReadOnlyList<DuplicateContent> Duplicates
)
{
    /// <summary>Bytes of files that a later layer brings again: only the last copy is seen.</summary>
    public long ReplacedBytes { get; init; }

    /// <summary>Bytes of files that a later layer deletes or hides: they stay in the image.</summary>
    public long DeletedBytes { get; init; }

    /// <summary>Bytes that one copy of each of the <see cref="Duplicates"/> would save.</summary>
    public long DuplicatedBytes { get; init; }
}

/// <summary>A path that more than one layer brings, or that a later one deletes.</summary>
/// <param name="Path">The path.</param>
/// <param name="Wasted">Bytes that count as waste, as dive counts them.</param>
/// <param name="Layers">Numbers of the layers that bring or delete it, lowest first.</param>
/// <param name="Deleted">Whether the last of them deletes it.</param>
public sealed record ShadowedPath(string Path, long Wasted, IReadOnlyList<int> Layers, bool Deleted);

/// <summary>Files of equal bytes that a container sees at different paths.</summary>
/// <param name="Size">Bytes of one.</param>
/// <param name="Places">Where they are, with the layer's number.</param>
public sealed record DuplicateContent(long Size, IReadOnlyList<DuplicatePlace> Places)
{
    /// <summary>Bytes that one copy would save.</summary>
    public long Wasted => Size * (Places.Count - 1);
}

/// <summary>One copy of a duplicate.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Layer">Number of its layer.</param>
public sealed record DuplicatePlace(string Path, int Layer);

namespace Slipway.Core.Images.Contents;

/// <summary>
/// What a container of an image sees: the paths of all layers after deletions (<c>.wh.NAME</c>), hidden directories (<c>.wh..wh..opq</c>) and replacements (image-spec, layer.md).
/// </summary>
public sealed class ContainerTree
{
    /// <summary>Place of each path in <see cref="Entries"/> and 1; 0 where a container sees nothing.</summary>
    private readonly int[] _places;

    private ContainerTree(PathTable paths, int[] places, IReadOnlyList<ContainerEntry> entries, IReadOnlyList<HiddenEntry> hidden) =>
        (Paths, _places, Entries, Hidden) = (paths, places, entries, hidden);

    /// <summary>All paths that layers name.</summary>
    public PathTable Paths { get; }

    /// <summary>What is seen, upper layers first, each in the order of its archive.</summary>
    public IReadOnlyList<ContainerEntry> Entries { get; }

    /// <summary>What layers bring and upper ones delete or replace. A directory that an upper layer brings again is not hidden.</summary>
    public IReadOnlyList<HiddenEntry> Hidden { get; }

    /// <summary>What a container sees at a path; null where there is nothing.</summary>
    /// <param name="path">Path without leading slash.</param>
    public ContainerEntry? Find(string path) => PlaceOf(path) is { } place ? Entries[place] : null;

    /// <summary>Place in <see cref="Entries"/> of what a container sees at a path; null where there is nothing.</summary>
    /// <param name="path">Path without leading slash.</param>
    public int? PlaceOf(string path) => Paths.Find(path) is >= 0 and var number && _places[number] is > 0 and var place ? place - 1 : null;

    /// <summary>Whether a container sees what this layer brings at this path, and no other layer's.</summary>
    /// <param name="path">Path without leading slash.</param>
    /// <param name="layer">Number of the layer.</param>
    public bool Shows(string path, int layer) => Find(path)?.Layer == layer;

    /// <summary>The tree of some layers. Goes from the top down, so that each path is looked at once.</summary>
    /// <param name="layers">Lowest first.</param>
    /// <param name="paths">The paths of those layers, where they were read already.</param>
    public static ContainerTree Of(IReadOnlyList<LayerContents> layers, PathTable? paths = null)
    {
        paths ??= PathTable.Of(layers);
        var (places, entries, hidden) = (new int[paths.Count], new List<ContainerEntry>(layers.Sum(x => x.Entries.Count)), new List<HiddenEntry>());
        var above = new HiddenFolders();
        foreach (var layer in layers.OrderByDescending(x => x.Number))
        {
            var numbers = paths.Of(layer);
            for (var i = 0; i < numbers.Length; i++)
            {
                var entry = layer.Entries[i];
                if (above.Hides(entry.Path) is { } by)
                {
                    hidden.Add(new HiddenEntry(layer.Number, entry, by.Layer, by.Path, Deleted: true));
                    continue;
                }
                ref var place = ref places[numbers[i]];
                if (place == 0)
                {
                    entries.Add(new ContainerEntry(layer.Number, entry) { Path = numbers[i] });
                    place = entries.Count;
                    continue;
                }
                var upper = entries[place - 1];
                var both = (entry.Kind, upper.Entry.Kind) is (ArchiveEntryKind.Directory, ArchiveEntryKind.Directory);
                if (upper.Layer == layer.Number)
                    entries[place - 1] = upper with { Entry = entry };
                if (both)
                    continue;
                hidden.Add(new HiddenEntry(layer.Number, upper.Layer == layer.Number ? upper.Entry : entry, upper.Layer, entry.Path, Deleted: false));
                if (entry.Kind == ArchiveEntryKind.Directory && upper.Layer != layer.Number)
                    above.Empty(entry.Path, upper.Layer);
            }
            above.Add(layer);
        }
        return new ContainerTree(paths, places, entries, hidden);
    }
}

/// <summary>A path as a container sees it.</summary>
/// <param name="Layer">Number of the layer that brings it.</param>
/// <param name="Entry">The path.</param>
public readonly record struct ContainerEntry(int Layer, ContentEntry Entry)
{
    /// <summary>Number of the path in <see cref="ContainerTree.Paths"/>.</summary>
    public int Path { get; init; }
}

/// <summary>A path that a layer brings and a container does not see.</summary>
/// <param name="Layer">Number of the layer that brings it.</param>
/// <param name="Entry">The path.</param>
/// <param name="By">Number of the layer that hides it.</param>
/// <param name="Root">What that layer deletes or replaces: this path or a directory above it.</param>
/// <param name="Deleted">Whether it is deleted; else the other layer brings the path again.</param>
public readonly record struct HiddenEntry(int Layer, ContentEntry Entry, int By, string Root, bool Deleted);

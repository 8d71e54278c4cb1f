using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Measures;

/// <summary>Finds files of equal bytes at different paths.</summary>
internal static class Duplicates
{
    /// <summary>Groups of at least two, the most wasteful first.</summary>
    /// <param name="tree">The paths as a container sees them.</param>
    public static IReadOnlyList<DuplicateContent> Find(PathTree tree)
    {
        // Sorted by the upper half of the hash: a table of all contents would be the largest thing in memory, and numbers that lie side by side sort ten times as fast as what they stand for.
        var (halves, files, count) = Files(tree);
        Array.Sort(halves, files, 0, count);
        var found = new List<DuplicateContent>();
        for (int start = 0, end; start < count; start = end)
        {
            for (end = start + 1; end < count && halves[end] == halves[start]; end++) { }
            if (end - start > 1)
                found.AddRange(Same(tree, files[start..end]));
        }
        return [.. found.OrderByDescending(x => x.Wasted).ThenBy(x => x.Places[0].Path, StringComparer.Ordinal)];
    }

    private static (ulong[] Halves, int[] Files, int Count) Files(PathTree tree)
    {
        var nodes = tree.Nodes;
        var (halves, files, count) = (new ulong[nodes.Length], new int[nodes.Length], 0);
        for (var index = 0; index < nodes.Length; index++)
        {
            if (nodes[index] is { IsSeen: true, Seen: { Content: { } content, Size: > 0 } })
                (halves[count], files[count++]) = (content.High, index);
        }
        return (halves, files, count);
    }

    /// <summary>Of files with one half in common those that are equal.</summary>
    private static IEnumerable<DuplicateContent> Same(PathTree tree, int[] files) =>
        from file in files
        group file by (FileAt(tree, file).Content, FileAt(tree, file).Size) into same
        where same.Skip(1).Any()
        select new DuplicateContent(same.Key.Size, Places(tree, same));

    private static ContentEntry FileAt(PathTree tree, int index) => tree.Nodes[index].Seen!;

    private static List<DuplicatePlace> Places(PathTree tree, IEnumerable<int> indexes) =>
        [.. indexes.Select(x => new DuplicatePlace(tree.Paths[x], tree.Nodes[x].SeenFrom)).OrderBy(x => x.Path, StringComparer.Ordinal)];
}

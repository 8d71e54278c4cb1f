using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Measures;

/// <summary>Finds files of equal bytes at different paths.</summary>
internal static class Duplicates
{
    /// <summary>Groups of at least two, the most wasteful first.</summary>
    /// <param name="tree">The paths as a container sees them.</param>
    public static IReadOnlyList<DuplicateContent> Find(PathTree tree)
    {
        // Sorted by content where they lie: a table of all contents would be the largest thing in memory.
        var files = Files(tree);
        files.Sort((a, b) => Compare(FileAt(tree, a).Content!.Value, FileAt(tree, b).Content!.Value));
        var found = new List<DuplicateContent>();
        for (int start = 0, end; start < files.Count; start = end)
        {
            var first = FileAt(tree, files[start]);
            for (end = start + 1; end < files.Count && IsEqual(first, FileAt(tree, files[end])); end++) { }
            if (end - start > 1)
                found.Add(new DuplicateContent(first.Size, Places(tree, files.GetRange(start, end - start))));
        }
        return [.. found.OrderByDescending(x => x.Wasted).ThenBy(x => x.Places[0].Path, StringComparer.Ordinal)];
    }

    private static List<int> Files(PathTree tree)
    {
        var nodes = tree.Nodes;
        var files = new List<int>(nodes.Length);
        for (var index = 0; index < nodes.Length; index++)
        {
            if (nodes[index] is { IsSeen: true, Seen: { Content: not null, Size: > 0 } })
                files.Add(index);
        }
        return files;
    }

    private static ContentEntry FileAt(PathTree tree, int index) => tree.Nodes[index].Seen!;

    private static int Compare(ContentHash a, ContentHash b) => a.High != b.High ? a.High.CompareTo(b.High) : a.Low.CompareTo(b.Low);

    private static bool IsEqual(ContentEntry a, ContentEntry b) => a.Content == b.Content && a.Size == b.Size;

    private static List<DuplicatePlace> Places(PathTree tree, IEnumerable<int> indexes) =>
        [.. indexes.Select(x => new DuplicatePlace(tree.Nodes[x].Path, tree.Nodes[x].SeenFrom)).OrderBy(x => x.Path, StringComparer.Ordinal)];
}

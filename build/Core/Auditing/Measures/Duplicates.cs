using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Measures;

/// <summary>Finds files of equal bytes at different paths.</summary>
internal static class Duplicates
{
    /// <summary>Groups of at least two, the most wasteful first.</summary>
    /// <param name="tree">The paths as a container sees them.</param>
    public static IReadOnlyList<DuplicateContent> Find(PathTree tree)
    {
        var nodes = tree.Nodes;
        var files = new List<(ContentHash Content, long Size, int Index)>();
        for (var index = 0; index < nodes.Length; index++)
        {
            if (nodes[index] is { IsSeen: true, Seen: { Content: { } content, Size: > 0 } file })
                files.Add((content, file.Size, index));
        }
        files.Sort((a, b) => a.Content.High != b.Content.High ? a.Content.High.CompareTo(b.Content.High) : a.Content.Low.CompareTo(b.Content.Low));
        var found = new List<DuplicateContent>();
        for (int start = 0, end; start < files.Count; start = end)
        {
            for (end = start + 1; end < files.Count && files[end].Content == files[start].Content && files[end].Size == files[start].Size; end++) { }
            if (end - start > 1)
                found.Add(new DuplicateContent(files[start].Size, Places(tree, files.GetRange(start, end - start).Select(x => x.Index))));
        }
        return [.. found.OrderByDescending(x => x.Wasted).ThenBy(x => x.Places[0].Path, StringComparer.Ordinal)];
    }

    private static List<DuplicatePlace> Places(PathTree tree, IEnumerable<int> indexes) =>
        [.. indexes.Select(x => new DuplicatePlace(tree.Nodes[x].Path, tree.Nodes[x].SeenFrom)).OrderBy(x => x.Path, StringComparer.Ordinal)];
}

using System.Runtime.InteropServices;

namespace Slipway.Core.Auditing.Measures;

/// <summary>The paths of an image, each once.</summary>
internal sealed class PathTree
{
    private readonly Dictionary<string, int> _indexes;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<PathNode> _nodes;
    private int _folder;

    /// <summary>An empty tree.</summary>
    /// <param name="entries">How many entries will come.</param>
    public PathTree(int entries)
    {
        // Room for folders that no layer has an entry for: growing would copy all of it. What is never filled costs no memory.
        var capacity = entries + entries / 4 + 1;
        _indexes = new(capacity, StringComparer.Ordinal);
        _bySpan = _indexes.GetAlternateLookup<ReadOnlySpan<char>>();
        _nodes = new(capacity);
        At("");
    }

    /// <summary>All paths; the first is the top. Valid until the next one is added.</summary>
    public Span<PathNode> Nodes => CollectionsMarshal.AsSpan(_nodes);

    /// <summary>The node of a path, new where there was none.</summary>
    public int At(string path)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_indexes, path, out var known);
        if (known)
            return place;
        var index = place = _nodes.Count;
        _nodes.Add(
            new PathNode
            {
                Path = path,
                Parent = -1,
                FirstChild = -1,
                NextSibling = -1,
                TouchedBy = -1,
                BroughtBy = -1,
                HasChildIn = -1,
            }
        );
        if (path.Length > 0)
            Hang(index, ParentOf(path));
        return index;
    }

    private void Hang(int index, int parent)
    {
        var nodes = Nodes;
        (nodes[index].Parent, nodes[index].NextSibling, nodes[parent].FirstChild) = (parent, nodes[parent].FirstChild, index);
    }

    private int ParentOf(string path)
    {
        var slash = path.LastIndexOf('/');
        if (slash < 0)
            return 0;
        var parent = path.AsSpan(0, slash);
        // Files of a folder mostly follow one another.
        if (!parent.SequenceEqual(Nodes[_folder].Path))
            _folder = _bySpan.TryGetValue(parent, out var index) ? index : At(parent.ToString());
        return _folder;
    }
}

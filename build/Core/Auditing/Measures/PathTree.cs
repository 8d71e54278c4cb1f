using System.Runtime.InteropServices;

namespace Slipway.Core.Auditing.Measures;

/// <summary>The paths of an image, each once.</summary>
internal sealed class PathTree
{
    private readonly Dictionary<string, int> _indexes;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<PathNode> _nodes;

    /// <summary>An empty tree.</summary>
    /// <param name="capacity">About how many paths will come.</param>
    public PathTree(int capacity)
    {
        _indexes = new(capacity, StringComparer.Ordinal);
        _bySpan = _indexes.GetAlternateLookup<ReadOnlySpan<char>>();
        _nodes = new(capacity + 1);
        Add("", parent: -1);
    }

    /// <summary>All paths; the first is the top. Valid until the next one is added.</summary>
    public Span<PathNode> Nodes => CollectionsMarshal.AsSpan(_nodes);

    /// <summary>The node of a path, new where there was none.</summary>
    public int At(string path) => _indexes.TryGetValue(path, out var index) ? index : Add(path, ParentOf(path));

    private int ParentOf(string path)
    {
        var slash = path.LastIndexOf('/');
        if (slash < 0)
            return 0;
        var parent = path.AsSpan(0, slash);
        return _bySpan.TryGetValue(parent, out var index) ? index : At(parent.ToString());
    }

    private int Add(string path, int parent)
    {
        var index = _nodes.Count;
        _nodes.Add(
            new PathNode
            {
                Path = path,
                Parent = parent,
                FirstChild = -1,
                NextSibling = parent < 0 ? -1 : Nodes[parent].FirstChild,
                TouchedBy = -1,
                BroughtBy = -1,
                HasChildIn = -1,
            }
        );
        if (parent >= 0)
            Nodes[parent].FirstChild = index;
        _indexes.Add(path, index);
        return index;
    }
}

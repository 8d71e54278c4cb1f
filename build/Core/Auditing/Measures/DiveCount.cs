namespace Slipway.Core.Auditing.Measures;

/// <summary>
/// Efficiency and waste as dive counts them, so that figures can be compared; docs/audit.md has the formula. Every layer is a tree of its own, and only its leaves are counted: files, links,
/// and directories below which the layer brings nothing. A deletion counts as a leaf too, with the bytes of the directory that it deletes, and with 0 for a file.
/// </summary>
/// <param name="tree">The paths of all layers.</param>
internal sealed class DiveCount(PathTree tree)
{
    private readonly Dictionary<int, RepeatedPath> _repeated = [];
    private readonly Stack<int> _walk = new();

    /// <summary>Paths that are met more than once.</summary>
    public IReadOnlyDictionary<int, RepeatedPath> Repeated => _repeated;

    /// <summary>Counts one layer; lower ones were counted before.</summary>
    /// <param name="layer">Its number.</param>
    /// <param name="touch">What it names.</param>
    public void Add(int layer, LayerTouch touch)
    {
        foreach (var index in touch.Removed)
            Visit(index, layer, DeletedBytes(index));
        foreach (var index in touch.Touched)
        {
            ref var node = ref tree.Nodes[index];
            if (node.HasChildIn != layer)
                Visit(index, layer, node.BroughtBy == layer ? node.Last!.Size : 0);
        }
        foreach (var index in touch.Removed)
            Unstack(index);
        foreach (var index in touch.Touched)
            Stack(index, layer);
    }

    /// <summary>Sum of the least bytes of every path over the sum of all its bytes; 1 where there are none.</summary>
    public double Efficiency()
    {
        // Of a path that is met once the least is all of it.
        long beyond = 0;
        long all = 0;
        foreach (ref var node in tree.Nodes)
            all += node.Cumulative;
        foreach (var (index, path) in _repeated)
            beyond += tree.Nodes[index].Cumulative - path.Least;
        return all == 0 ? 1 : (double)(all - beyond) / all;
    }

    private void Visit(int index, int layer, long bytes)
    {
        ref var node = ref tree.Nodes[index];
        if (!node.IsVisited)
        {
            (node.IsVisited, node.FirstVisit, node.Cumulative) = (true, (short)layer, bytes);
            return;
        }
        if (!_repeated.TryGetValue(index, out var path))
            _repeated[index] = path = new RepeatedPath([node.FirstVisit], node.Cumulative);
        path.Layers.Add(layer);
        path.Least = Math.Min(path.Least, bytes);
        node.Cumulative += bytes;
    }

    private long DeletedBytes(int index)
    {
        ref var top = ref tree.Nodes[index];
        if (!top.IsStacked || !top.IsStackedDirectory)
            return 0;
        long bytes = 0;
        foreach (var below in Stacked(index))
            bytes += tree.Nodes[below].StackedSize;
        return bytes;
    }

    private void Unstack(int index)
    {
        if (!tree.Nodes[index].IsStacked)
            return;
        foreach (var below in Stacked(index))
            tree.Nodes[below].IsStacked = false;
    }

    /// <summary>A directory on the way to an entry, which the layer has no entry for, hides what a lower layer says of it: that is how dive stacks trees.</summary>
    private void Stack(int index, int layer)
    {
        ref var node = ref tree.Nodes[index];
        var isBrought = node.BroughtBy == layer;
        node.IsStacked = true;
        node.IsStackedDirectory = isBrought && node.Last!.Kind == Images.ArchiveEntryKind.Directory;
        node.StackedSize = isBrought ? node.Last!.Size : 0;
    }

    private List<int> Stacked(int top)
    {
        var found = new List<int>();
        _walk.Push(top);
        while (_walk.TryPop(out var index))
        {
            if (!tree.Nodes[index].IsStacked)
                continue;
            found.Add(index);
            for (var child = tree.Nodes[index].FirstChild; child >= 0; child = tree.Nodes[child].NextSibling)
                _walk.Push(child);
        }
        return found;
    }
}

using Slipway.Core.Images;
using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Measures;

/// <summary>What a container sees of the layers (image-spec, layer.md, "Applying Changesets").</summary>
/// <param name="tree">The paths of all layers.</param>
internal sealed class ContainerView(PathTree tree)
{
    private readonly Stack<int> _walk = new();

    /// <summary>Bytes that a later layer brings again.</summary>
    public long Replaced { get; private set; }

    /// <summary>Bytes that a later layer deletes or hides.</summary>
    public long Deleted { get; private set; }

    /// <summary>Puts a layer over the lower ones. What it deletes is deleted of those alone.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="touch">What it names.</param>
    public void Add(LayerContents layer, LayerTouch touch)
    {
        foreach (var index in touch.Removed)
            Hide(index);
        foreach (var index in touch.Emptied)
            HideBelow(index);
        if (layer.Emptied.Contains(""))
            HideBelow(0);
        foreach (var index in touch.Touched)
        {
            if (tree.Nodes[index].BroughtBy == layer.Number && tree.Nodes[index].Last!.Kind != ArchiveEntryKind.Directory)
                HideBelow(index);
        }
        foreach (var index in touch.Touched)
            Show(index, layer.Number);
    }

    private void Show(int index, int layer)
    {
        ref var node = ref tree.Nodes[index];
        var isBrought = node.BroughtBy == layer;
        // A directory on the way to an entry is there already, unless something else stood in its place.
        if (!isBrought && node.Seen is { Kind: ArchiveEntryKind.Directory } && node.IsSeen)
            return;
        if (node.IsSeen)
            Replaced += node.Seen?.Size ?? 0;
        node.IsSeen = true;
        node.Seen = isBrought ? node.Last : null;
        node.SeenFrom = (short)layer;
    }

    private void HideBelow(int index)
    {
        for (var child = tree.Nodes[index].FirstChild; child >= 0; child = tree.Nodes[child].NextSibling)
            Hide(child);
    }

    private void Hide(int top)
    {
        _walk.Push(top);
        while (_walk.TryPop(out var index))
        {
            ref var node = ref tree.Nodes[index];
            if (!node.IsSeen)
                continue;
            Deleted += node.Seen?.Size ?? 0;
            node.IsSeen = false;
            node.Seen = null;
            for (var child = node.FirstChild; child >= 0; child = tree.Nodes[child].NextSibling)
                _walk.Push(child);
        }
    }
}

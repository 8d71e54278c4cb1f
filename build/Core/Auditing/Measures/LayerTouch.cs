using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Measures;

/// <summary>Enters what one layer names into the tree: its entries, the directories on the way to them, and what it deletes.</summary>
internal sealed class LayerTouch
{
    private readonly PathTree _tree;
    private readonly short _layer;

    /// <summary>Enters a layer.</summary>
    /// <param name="tree">The paths of all layers.</param>
    /// <param name="layer">The layer.</param>
    public LayerTouch(PathTree tree, LayerContents layer)
    {
        (_tree, _layer) = (tree, (short)layer.Number);
        var numbers = tree.Paths.Of(layer);
        for (var i = 0; i < numbers.Length; i++)
        {
            ref var node = ref tree.Nodes[Touch(numbers[i])];
            // Of a path that comes twice an unpacker keeps the last.
            (node.BroughtBy, node.Last) = (_layer, layer.Entries[i]);
        }
        foreach (var path in layer.Emptied.Where(x => x.Length > 0))
            Emptied.Add(Touch(tree.Paths.Find(path)));
        foreach (var path in layer.Removed)
        {
            var index = tree.Paths.Find(path);
            Above(index);
            Removed.Add(index);
        }
    }

    /// <summary>Paths that the layer has entries for, or that are on the way to such, each once.</summary>
    public List<int> Touched { get; } = [];

    /// <summary>Paths that it deletes.</summary>
    public List<int> Removed { get; } = [];

    /// <summary>Directories whose earlier content it hides, without the top.</summary>
    public List<int> Emptied { get; } = [];

    private int Touch(int index)
    {
        Mark(index);
        Above(index);
        return index;
    }

    private void Mark(int index)
    {
        ref var node = ref _tree.Nodes[index];
        if (node.TouchedBy == _layer)
            return;
        node.TouchedBy = _layer;
        Touched.Add(index);
    }

    private void Above(int index)
    {
        for (var parent = _tree.Paths.Parent(index); parent > 0 && _tree.Nodes[parent].HasChildIn != _layer; parent = _tree.Paths.Parent(parent))
        {
            _tree.Nodes[parent].HasChildIn = _layer;
            Mark(parent);
        }
    }
}

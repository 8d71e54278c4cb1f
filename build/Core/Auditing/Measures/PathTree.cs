using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Measures;

/// <summary>What layers do to each path of an image.</summary>
internal sealed class PathTree
{
    private readonly PathNode[] _nodes;

    /// <summary>A tree that no layer was put into.</summary>
    /// <param name="paths">The paths of all layers.</param>
    public PathTree(PathTable paths)
    {
        (Paths, _nodes) = (paths, new PathNode[paths.Count]);
        foreach (ref var node in Nodes)
            (node.FirstChild, node.NextSibling, node.TouchedBy, node.BroughtBy, node.HasChildIn) = (-1, -1, -1, -1, -1);
        for (var number = 0; number < _nodes.Length; number++)
            if (paths.Parent(number) is >= 0 and var parent)
                (_nodes[number].NextSibling, _nodes[parent].FirstChild) = (_nodes[parent].FirstChild, number);
    }

    /// <summary>The paths.</summary>
    public PathTable Paths { get; }

    /// <summary>What is known of each path, by its number.</summary>
    public Span<PathNode> Nodes => _nodes;
}

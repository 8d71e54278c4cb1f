using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Measures;

/// <summary>Measures an image.</summary>
public static class Measuring
{
    /// <summary>Sizes, waste and efficiency.</summary>
    /// <param name="image">What was read of it.</param>
    /// <param name="paths">Its paths, where they were read already.</param>
    public static ImageMeasures Of(ImageContents image, PathTable? paths = null)
    {
        var tree = new PathTree(paths ?? PathTable.Of(image.Layers));
        var dive = new DiveCount(tree);
        var view = new ContainerView(tree);
        foreach (var layer in image.Layers)
        {
            var touch = new LayerTouch(tree, layer);
            dive.Add(layer.Number, touch);
            view.Add(layer, touch);
        }
        var (files, bytes) = Seen(tree);
        var shadowed = Shadowed(tree, dive);
        var duplicates = Duplicates.Find(tree);
        return new ImageMeasures(files, bytes, shadowed.Sum(x => x.Wasted), dive.Efficiency(), shadowed, duplicates)
        {
            ReplacedBytes = view.Replaced,
            DeletedBytes = view.Deleted,
            DuplicatedBytes = duplicates.Sum(x => x.Wasted),
        };
    }

    private static (int Files, long Bytes) Seen(PathTree tree)
    {
        var (files, bytes) = (0, 0L);
        foreach (ref var node in tree.Nodes[1..])
        {
            if (node.IsSeen)
                (files, bytes) = (files + 1, bytes + (node.Seen?.Size ?? 0));
        }
        return (files, bytes);
    }

    /// <summary>What costs nothing, such as a directory that several layers name, is left out.</summary>
    private static List<ShadowedPath> Shadowed(PathTree tree, DiveCount dive) =>
        [
            .. dive
                .Repeated.Where(x => tree.Nodes[x.Key].Cumulative > 0)
                .Select(x => new ShadowedPath(tree.Paths[x.Key], tree.Nodes[x.Key].Cumulative, x.Value.Layers, !tree.Nodes[x.Key].IsSeen))
                .OrderByDescending(x => x.Wasted)
                .ThenBy(x => x.Path, StringComparer.Ordinal),
        ];
}

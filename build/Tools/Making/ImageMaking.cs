using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tools.Git;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>Turns layers that exist into images: two small documents a platform and one index over them.</summary>
internal static class ImageMaking
{
    /// <summary>Assembles the index of a plan. A layer that came out empty, such as the libraries of wheels that need none, is no part of it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="layers">Every layer of the plan by key.</param>
    /// <param name="revision">The commit; it stands in the index alone, so that an image does not change with it.</param>
    public static AssembledIndex Assemble(BuildPlan plan, IReadOnlyDictionary<Key, PackedLayer> layers, Revision? revision)
    {
        var config = ServiceConfig.For(plan.Inputs.Service, plan.Inputs.Selection.Product);
        var images = plan.Images.Select(image =>
            ImageAssembly.Assemble(
                config,
                [.. image.Layers.Where(x => layers[x.Key].Entries > 0).Select(x => new ImageLayer(x.Maker, x.Name, x.Key, layers[x.Key]))],
                image.Platform
            )
        );
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal);
        if (revision is not null)
        {
            annotations[IndexAssembly.Revision] = revision.Commit;
            annotations[IndexAssembly.Created] = revision.Date;
        }
        return IndexAssembly.Assemble(images, annotations);
    }

    /// <summary>Keeps the documents in the store, where what the engine already has is looked up.</summary>
    /// <param name="store">The store.</param>
    /// <param name="index">The index.</param>
    public static void Keep(ContentStore store, AssembledIndex index)
    {
        foreach (var bytes in index.Images.SelectMany(x => new[] { x.Config, x.Manifest }).Append(index.Bytes))
            store.Add(bytes);
    }
}

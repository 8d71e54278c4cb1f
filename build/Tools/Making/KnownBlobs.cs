using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>What an image that an engine lists leads to, as far as the store made it.</summary>
internal static class KnownBlobs
{
    /// <summary>All blobs of an index or a manifest, itself included; null when its document is not in the store.</summary>
    public static IReadOnlySet<Digest>? Of(ContentStore store, Digest digest)
    {
        if (!store.Has(digest))
            return null;
        try
        {
            var blobs = new HashSet<Digest> { digest };
            foreach (var descriptor in OciJson.ReadIndex(File.ReadAllBytes(store.PathOf(digest)), digest.ToString()).Manifests)
            {
                if (!store.Has(descriptor.Digest))
                    return null;
                var manifest = OciJson.ReadManifest(File.ReadAllBytes(store.PathOf(descriptor.Digest)), descriptor.Digest.ToString());
                blobs.Add(descriptor.Digest);
                blobs.Add(manifest.Config.Digest);
                blobs.UnionWith(manifest.Layers.Select(x => x.Digest));
            }
            return blobs;
        }
        catch (SlipwayException)
        {
            return null;
        }
    }
}

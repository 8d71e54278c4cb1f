using System.IO.Compression;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Tools.Store;

/// <summary>Reads packed layers back.</summary>
public static class LayerReader
{
    /// <summary>The uncompressed bytes of a packed stream.</summary>
    /// <param name="packed">The packed bytes; closed with the result.</param>
    /// <param name="mediaType">OCI or Docker media type.</param>
    /// <param name="name">What it is, for messages.</param>
    /// <exception cref="SlipwayException">SLP304 no libzstd, SLP315 unknown media type.</exception>
    public static Stream Unpack(Stream packed, string mediaType, string name) =>
        mediaType switch
        {
            LayerFormat.Gzip or MediaTypes.DockerLayer => new GZipStream(packed, CompressionMode.Decompress),
            LayerFormat.Zstd => new ZstdDecompressStream(ZstdLibrary.System ?? throw new SlipwayException(StoreProblems.NoZstd(name)), packed),
            "application/vnd.oci.image.layer.v1.tar" => packed,
            _ => throw new SlipwayException(LayerProblems.BadArchive(name, $"it is of the kind '{mediaType}'")),
        };

    /// <summary>What a layer of the store holds, with the digest of every file, streamed.</summary>
    /// <param name="store">The store.</param>
    /// <param name="layer">The layer.</param>
    /// <exception cref="SlipwayException">SLP303 the blob is gone, SLP311 and SLP315 it is damaged or hostile.</exception>
    public static IEnumerable<ListedEntry> List(ContentStore store, PackedLayer layer)
    {
        using var tar = Unpack(store.Open(layer.Digest), layer.MediaType, layer.Digest.ToString());
        foreach (var entry in LayerListing.Read(tar, layer.Digest.ToString()))
            yield return entry;
    }
}

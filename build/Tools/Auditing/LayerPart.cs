using Slipway.Core.Images;

namespace Slipway.Tools.Auditing;

/// <summary>A layer of an image that is about to be read.</summary>
/// <param name="Path">Where it is in an archive; its digest elsewhere.</param>
/// <param name="Blob">What its manifest says of it; null where a docker archive says nothing.</param>
/// <param name="DiffId">Digest of its tar, as the config says.</param>
/// <param name="History">What the config says of its making.</param>
internal sealed record LayerPart(string Path, Descriptor? Blob, Digest DiffId, HistoryEntry? History)
{
    /// <summary>The layers of a config.</summary>
    /// <param name="config">The config.</param>
    /// <param name="blobs">Path and descriptor of each, lowest first; as many as the config has.</param>
    public static IReadOnlyList<LayerPart> Of(ImageConfig config, IEnumerable<(string Path, Descriptor? Blob)> blobs)
    {
        // The history has more entries than layers: steps that made none are marked. Where it does not add up, it says nothing.
        var made = (config.History ?? []).Where(x => x.EmptyLayer != true).ToList();
        var adds = made.Count == config.Rootfs.DiffIds.Count;
        return [.. blobs.Select((x, i) => new LayerPart(x.Path, x.Blob, config.Rootfs.DiffIds[i], adds ? made[i] : null))];
    }
}

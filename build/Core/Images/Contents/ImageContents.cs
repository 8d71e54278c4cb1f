namespace Slipway.Core.Images.Contents;

/// <summary>One platform's image as an auditor reads it: every path of every layer, no bytes.</summary>
/// <param name="Name">How the image was named by who asked.</param>
/// <param name="Platform">Operating system, architecture and variant, such as <c>linux/amd64</c>.</param>
/// <param name="Manifest">Digest of its manifest.</param>
/// <param name="Config">Its config.</param>
/// <param name="Layers">Lowest first.</param>
public sealed record ImageContents(string Name, string Platform, Digest Manifest, ImageConfig Config, IReadOnlyList<LayerContents> Layers)
{
    /// <summary>Packed bytes of all layers.</summary>
    public long Packed => Layers.Sum(x => x.Blob.Size);

    /// <summary>Bytes of all tars.</summary>
    public long Unpacked => Layers.Sum(x => x.Unpacked);
}

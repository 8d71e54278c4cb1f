namespace Slipway.Core.Images;

/// <summary>What all layers have in common.</summary>
public static class LayerFormat
{
    /// <summary>Modification time of every entry, in seconds since 1970: zip files and some tools refuse 0, so it is 1980-01-01.</summary>
    public const long Time = 315532800;

    /// <summary>OCI media type of a layer packed with zstd.</summary>
    public const string Zstd = "application/vnd.oci.image.layer.v1.tar+zstd";

    /// <summary>OCI media type of a layer packed with gzip.</summary>
    public const string Gzip = "application/vnd.oci.image.layer.v1.tar+gzip";
}

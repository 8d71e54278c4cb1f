namespace Slipway.Core.Images;

/// <summary>Media types of the OCI image specification, and Docker's older names for the same documents, which are read but never written.</summary>
public static class MediaTypes
{
    /// <summary>An image index.</summary>
    public const string Index = "application/vnd.oci.image.index.v1+json";

    /// <summary>An image manifest.</summary>
    public const string Manifest = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>An image config.</summary>
    public const string Config = "application/vnd.oci.image.config.v1+json";

    /// <summary>The empty config of an artifact: <c>{}</c>.</summary>
    public const string Empty = "application/vnd.oci.empty.v1+json";

    /// <summary>Docker's manifest list.</summary>
    public const string DockerIndex = "application/vnd.docker.distribution.manifest.list.v2+json";

    /// <summary>Docker's manifest, schema 2.</summary>
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";

    /// <summary>Docker's gzip layer: the same bytes as <see cref="LayerFormat.Gzip"/>.</summary>
    public const string DockerLayer = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    /// <summary>Everything that a registry may answer when a manifest is asked for.</summary>
    public static readonly IReadOnlyList<string> Manifests = [Index, Manifest, DockerIndex, DockerManifest];

    /// <summary>Whether a document lists manifests.</summary>
    /// <param name="mediaType">Its media type.</param>
    public static bool IsIndex(string? mediaType) => mediaType is Index or DockerIndex;
}

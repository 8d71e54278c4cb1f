using Slipway.Core.Catalog;
using Slipway.Core.Images;

namespace Slipway.Tools.Docker;

/// <summary>Writes an OCI image layout as a tar: with only those blobs, or whole (with <c>manifest.json</c>, for graph drivers) when null.</summary>
/// <param name="onlyThese">The blobs wanted; all when null.</param>
/// <param name="output">Receives the tar.</param>
/// <param name="cancellation">Ends it.</param>
public delegate Task LayoutWriter(IReadOnlySet<Digest>? onlyThese, Stream output, CancellationToken cancellation);

/// <summary>An image that an engine shall have.</summary>
/// <param name="Name">The full name that the layout gives it, such as <c>docker.io/library/demo:1</c>.</param>
/// <param name="Digest">Digest of the index or manifest that the name stands for.</param>
/// <param name="ConfigDigest">Digest of the config of this platform's image: what a graph driver calls it.</param>
/// <param name="Platform">The platform that must be runnable afterwards.</param>
/// <param name="Blobs">Every blob that the image leads to: index, manifests, configs, layers; with its size in bytes.</param>
/// <param name="Write">Writes the layout.</param>
public sealed record ImageToLoad(
    string Name,
    Digest Digest,
    Digest ConfigDigest,
    Platform Platform,
    IReadOnlyDictionary<Digest, long> Blobs,
    LayoutWriter Write
);

/// <summary>How an image got into an engine.</summary>
public enum LoadWay
{
    /// <summary>It was there.</summary>
    Found,

    /// <summary>Only the blobs that the engine lacked were sent.</summary>
    Partial,

    /// <summary>Everything was sent.</summary>
    Whole,
}

/// <summary>What a load did.</summary>
/// <param name="Way">How.</param>
/// <param name="Bytes">Bytes of tar sent to the engine.</param>
/// <param name="Elapsed">Wall time.</param>
public sealed record LoadResult(LoadWay Way, long Bytes, TimeSpan Elapsed);

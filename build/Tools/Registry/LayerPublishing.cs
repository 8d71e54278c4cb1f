using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tools.Store;

namespace Slipway.Tools.Registry;

/// <summary>Writes layers by key. What is there and right stays as it is: whoever made a layer first decides its packed bytes.</summary>
/// <param name="store">Has the layers.</param>
/// <param name="registries">Clients.</param>
/// <param name="repository">The repository.</param>
public sealed class LayerPublishing(ContentStore store, Registries registries, ImageReference repository)
{
    /// <summary>Told of each layer when it is there; from several threads.</summary>
    public Action<Descriptor, BlobOutcome>? Done { get; init; }

    /// <summary>Publishes layers. Those that the store lacks must be there already.</summary>
    /// <param name="layers">Layers by key.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP351 to SLP356 the registry, SLP535 it takes no zstd, SLP536 some are written and some are not.</exception>
    /// <exception cref="LayersLostException">Layers that the store lacks are not there any more; all others are.</exception>
    public Task<PublishResult> PublishAsync(IReadOnlyDictionary<Key, PackedLayer> layers, CancellationToken cancellation = default) =>
        new KeyPublishing<PackedLayer>(store, registries, repository, ArtifactKinds.Layers) { Done = Done }.PublishAsync(layers, cancellation);
}

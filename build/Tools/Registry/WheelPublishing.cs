using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tools.Store;

namespace Slipway.Tools.Registry;

/// <summary>Writes compiled wheels by key. A wheel that is there and whole stays, also where its bytes differ: layers were made of it.</summary>
/// <param name="store">Has the wheels.</param>
/// <param name="registries">Clients.</param>
/// <param name="repository">The repository.</param>
public sealed class WheelPublishing(ContentStore store, Registries registries, ImageReference repository)
{
    /// <summary>Publishes wheels that are in the store.</summary>
    /// <param name="wheels">Wheels by key.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP351 to SLP356 the registry, SLP536 some are written and some are not.</exception>
    /// <exception cref="LayersLostException">The store has lost some of them since.</exception>
    public Task<PublishResult> PublishAsync(IReadOnlyDictionary<Key, WheelArtifact> wheels, CancellationToken cancellation = default) =>
        new KeyPublishing<WheelArtifact>(
            store,
            registries,
            repository,
            ArtifactKinds.Wheels(new WheelPull(store, registries, repository).RefusalAsync)
        ).PublishAsync(wheels, cancellation);
}

using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Tools.Registry;

/// <summary>Writes artifacts without content to a repository: all that they say stands in the annotations of their manifest.</summary>
/// <param name="store">The store.</param>
/// <param name="registries">Clients.</param>
/// <param name="repository">The repository.</param>
internal sealed class BareArtifacts(ContentStore store, Registries registries, ImageReference repository)
{
    private static readonly BlobSource s_empty = new(LayerArtifact.EmptyDescriptor, LayerArtifact.EmptyConfig.ToArray(), null);

    private readonly BlobPush _blobs = new(store, registries);

    /// <summary>Writes one under a tag, where it is not there as it is.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="manifest">Its manifest, which names the empty blob.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Whether it was written.</returns>
    /// <exception cref="Core.Diagnostics.SlipwayException">SLP351 to SLP356.</exception>
    public async Task<bool> PutAsync(string tag, byte[] manifest, CancellationToken cancellation)
    {
        var client = registries[repository.Host];
        var descriptor = new Descriptor(MediaTypes.Manifest, Digest.Of(manifest), manifest.Length);
        if ((await client.FindManifestAsync(repository.Repository, tag, cancellation))?.Digest == descriptor.Digest)
            return false;
        // All of them name the one empty blob: it is sent once, before the first.
        await _blobs.PushAsync(client, repository.Repository, s_empty, cancellation);
        await client.PutManifestAsync(repository.Repository, tag, descriptor, manifest, cancellation);
        return true;
    }
}

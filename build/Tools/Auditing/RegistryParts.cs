using Slipway.Core.Images;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Auditing;

/// <summary>A repository of a registry. Only what is asked for is pulled: the documents and the layers of one platform.</summary>
/// <param name="registries">Clients.</param>
/// <param name="reference">The image.</param>
internal sealed class RegistryParts(Registries registries, ImageReference reference) : IImageParts
{
    private readonly RegistryClient _client = registries[reference.Host];

    public string Place => $"{reference.Host}/{reference.Repository}";

    /// <summary>Where the image begins.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Descriptor?> RootAsync(CancellationToken cancellation) =>
        (await _client.TryGetManifestAsync(reference.Repository, reference.Target, cancellation))?.Descriptor;

    public async Task<byte[]?> DocumentAsync(Descriptor descriptor, CancellationToken cancellation)
    {
        if (MediaTypes.Manifests.Contains(descriptor.MediaType))
            return (await _client.TryGetManifestAsync(reference.Repository, descriptor.Digest.ToString(), cancellation))?.Bytes;
        return await _client.GetSmallBlobAsync(reference.Repository, descriptor, cancellation);
    }

    public Task<T> LayerAsync<T>(LayerPart layer, Func<Stream, T> read, CancellationToken cancellation) =>
        _client.ReadBlobAsync(reference.Repository, layer.Blob!, stream => Task.Run(() => read(new WaitingStream(stream)), cancellation), cancellation);

    public void Dispose() { }
}

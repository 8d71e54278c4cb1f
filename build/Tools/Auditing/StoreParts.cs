using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Auditing;

/// <summary>The store, and for layers that a build only found in a registry, and so never pulled, the repositories that may have them. They are read from there, and not kept.</summary>
/// <param name="store">Folder of the store.</param>
/// <param name="registries">Clients.</param>
/// <param name="elsewhere">The repositories.</param>
internal sealed class StoreParts(string store, Registries registries, IReadOnlyList<ImageReference> elsewhere) : IImageParts
{
    private readonly LayoutParts _store = new(store, "the store");

    public string Place => _store.Place;

    public Task<byte[]?> DocumentAsync(Descriptor descriptor, CancellationToken cancellation) => _store.DocumentAsync(descriptor, cancellation);

    /// <exception cref="SlipwayException">SLP664: it is nowhere; and what a registry says.</exception>
    public async Task<T> LayerAsync<T>(LayerPart layer, Func<Stream, T> read, CancellationToken cancellation)
    {
        if (_store.Has(layer.Blob!.Digest))
            return await _store.LayerAsync(layer, read, cancellation);
        foreach (var place in elsewhere)
        {
            if (await registries[place.Host].HasBlobAsync(place.Repository, layer.Blob.Digest, cancellation))
                return await new RegistryParts(registries, place).LayerAsync(layer, read, cancellation);
        }
        throw new SlipwayException(AuditProblems.NotPulled(layer.Blob.Digest.ToString(), [.. elsewhere.Select(x => $"{x.Host}/{x.Repository}")]));
    }

    public void Dispose() => _store.Dispose();
}

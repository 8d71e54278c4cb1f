using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Tools.Store;

/// <summary>Which layer a key stands for: <c>keys/layers/HEX</c>. A key that is found is never made again.</summary>
/// <param name="store">The store.</param>
public sealed class LayerIndex(ContentStore store)
{
    private readonly KeyFiles _files = new(store, "layers");

    /// <summary>The layer of a key whose blob is here, whole by its size; null otherwise.</summary>
    /// <param name="key">The key.</param>
    public PackedLayer? Find(Key key) => FindAnywhere(key) is { } layer && store.Has(layer.Digest, layer.Size) ? layer : null;

    /// <summary>The layer of a key, wherever its blob is: here, or only in a registry.</summary>
    /// <param name="key">The key.</param>
    public PackedLayer? FindAnywhere(Key key) => _files.Find(key.Hex) is { } facts ? PackedLayerJson.Read(facts) : null;

    /// <summary>Takes the making of a key's layer, or waits until whoever makes it has ended, however that ends: look for the layer again then.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<IDisposable> HoldAsync(Key key, CancellationToken cancellation) => LayerLock.HoldAsync(Path.Combine(store.Root, "making"), key, cancellation);

    /// <summary>Remembers the layer of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="layer">The layer.</param>
    /// <exception cref="Core.Diagnostics.SlipwayException">SLP302: the disk is full.</exception>
    public void Record(Key key, PackedLayer layer) => _files.Record(key.Hex, PackedLayerJson.Write(layer));
}

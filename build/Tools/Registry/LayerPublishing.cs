using System.Collections.Concurrent;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tools.Store;

namespace Slipway.Tools.Registry;

/// <summary>What was written to a repository of layers.</summary>
/// <param name="Outcomes">How each layer's blob came to be there, by key.</param>
/// <param name="Written">Keys whose artifact was written; the others had theirs.</param>
/// <param name="Replaced">Keys whose artifact was another one than it should be, and why.</param>
/// <param name="BytesSent">Bytes of all bodies, documents and retries included.</param>
/// <param name="Requests">HTTP requests.</param>
public sealed record PublishResult(
    IReadOnlyDictionary<Key, BlobOutcome> Outcomes,
    IReadOnlyCollection<Key> Written,
    IReadOnlyDictionary<Key, string> Replaced,
    long BytesSent,
    int Requests
);

/// <summary>
/// Writes layers by key: the blob, then the artifact that names it, so that a key never leads to something that is not there. What is there and right stays as it is: whoever made a
/// layer first decides its packed bytes.
/// </summary>
/// <param name="store">Has the layers.</param>
/// <param name="registries">Clients.</param>
/// <param name="repository">The repository.</param>
public sealed class LayerPublishing(ContentStore store, Registries registries, ImageReference repository)
{
    private readonly BlobPush _blobs = new(store, registries);
    private readonly ConcurrentDictionary<Key, BlobOutcome> _outcomes = new();
    private readonly ConcurrentDictionary<Key, string> _replaced = new();
    private readonly ConcurrentBag<Key> _written = [];

    /// <summary>Told of each layer when it is there; from several threads.</summary>
    public Action<PackedLayer, BlobOutcome>? Done { get; init; }

    private RegistryClient Client => registries[repository.Host];

    /// <summary>Publishes layers. Those that the store lacks must be there already.</summary>
    /// <param name="layers">Layers by key.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP351 to SLP356 the registry, SLP535 it takes no zstd, SLP536 some are written and some are not.</exception>
    /// <exception cref="LayersLostException">Layers that the store lacks are not there any more; all others are.</exception>
    public async Task<PublishResult> PublishAsync(IReadOnlyDictionary<Key, PackedLayer> layers, CancellationToken cancellation = default)
    {
        var (requests, bytes) = (registries.Requests, registries.BytesSent);
        var lost = new ConcurrentDictionary<Digest, string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = registries.Options.Parallel, CancellationToken = cancellation };
        var empty = new Lazy<Task>(() => PushAsync(new BlobSource(LayerArtifact.EmptyDescriptor, LayerArtifact.EmptyConfig.ToArray(), null), cancellation));
        try
        {
            await Parallel.ForEachAsync(
                layers.OrderByDescending(x => x.Value.Size),
                options,
                async (layer, stop) =>
                {
                    if (await PublishAsync(layer.Key, layer.Value, empty, stop) is not { } outcome)
                    {
                        lost[layer.Value.Digest] = "its blob is gone";
                        return;
                    }
                    _outcomes[layer.Key] = outcome;
                    Done?.Invoke(layer.Value, outcome);
                }
            );
        }
        catch (SlipwayException e) when (!_outcomes.IsEmpty)
        {
            throw new SlipwayException([CacheProblems.NotWritten(repository.ToString(), _outcomes.Count, layers.Count, e.Problems[0].Found), .. e.Problems], e);
        }
        return lost.IsEmpty
            ? new PublishResult(_outcomes, _written, _replaced, registries.BytesSent - bytes, registries.Requests - requests)
            : throw new LayersLostException(lost);
    }

    /// <returns>Null where the layer is neither there nor here.</returns>
    private async Task<BlobOutcome?> PublishAsync(Key key, PackedLayer layer, Lazy<Task> empty, CancellationToken stop)
    {
        if (await ThereAsync(key, layer, stop) is { } there && await Client.HasBlobAsync(repository.Repository, there.Digest, stop))
            return BlobOutcome.Present;
        if (!store.Has(layer.Digest, layer.Size))
            return null;
        await empty.Value;
        var outcome = await PushAsync(new BlobSource(new Descriptor(layer.MediaType, layer.Digest, layer.Size), null, null), stop);
        var manifest = LayerArtifact.Write(key, layer);
        var descriptor = new Descriptor(MediaTypes.Manifest, Digest.Of(manifest), manifest.Length);
        await Client.PutManifestAsync(repository.Repository, LayerArtifact.TagOf(key), descriptor, manifest, stop);
        _blobs.Locations.Record(layer.Digest, repository.Host, repository.Repository);
        _written.Add(key);
        return outcome;
    }

    /// <summary>The layer that the repository has under the key, where it is the same content; null otherwise.</summary>
    private async Task<PackedLayer?> ThereAsync(Key key, PackedLayer layer, CancellationToken stop)
    {
        var tag = LayerArtifact.TagOf(key);
        try
        {
            if (await Client.TryGetManifestAsync(repository.Repository, tag, stop) is not { } artifact)
                return null;
            var there = LayerArtifact.Read(artifact.Bytes, key, $"{repository}:{tag[..18]}");
            if (there.DiffId == layer.DiffId)
                return there;
            _replaced[key] = $"its content is {there.DiffId.Abbreviated}, that of the layer made here {layer.DiffId.Abbreviated}";
        }
        catch (SlipwayException e) when (e.Problems[0].Number is "SLP301" or "SLP316" or "SLP358")
        {
            _replaced[key] = e.Problems[0].Found;
        }
        return null;
    }

    private Task<BlobOutcome> PushAsync(BlobSource blob, CancellationToken stop) => _blobs.PushAsync(Client, repository.Repository, blob, stop);
}

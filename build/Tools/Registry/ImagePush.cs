using System.Collections.Concurrent;
using System.Diagnostics;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tools.Store;

namespace Slipway.Tools.Registry;

/// <summary>How a blob came to be in the repository.</summary>
public enum BlobOutcome
{
    /// <summary>It was there.</summary>
    Present,

    /// <summary>Mounted from another repository: no bytes.</summary>
    Mounted,

    /// <summary>Its bytes were sent.</summary>
    Uploaded,
}

/// <summary>What a push did.</summary>
/// <param name="Index">What the name points at now.</param>
/// <param name="BytesSent">Bytes of all bodies, documents and retries included.</param>
/// <param name="Requests">HTTP requests.</param>
/// <param name="Blobs">Every blob that was looked at; none when the repository had the manifests already.</param>
/// <param name="Elapsed">Wall time.</param>
public sealed record PushResult(Descriptor Index, long BytesSent, int Requests, IReadOnlyDictionary<Digest, BlobOutcome> Blobs, TimeSpan Elapsed);

/// <summary>
/// Pushes an image: one question when nothing changed; else blobs are checked, mounted or sent in parallel, then manifests, the index last,
/// so that a name never points at something incomplete.
/// </summary>
/// <param name="store">Has the layers.</param>
/// <param name="registries">Clients.</param>
public sealed class ImagePush(ContentStore store, Registries registries)
{
    private readonly BlobPush _blobs = new(store, registries);

    /// <summary>Layers that were found by their keys in another repository, and are not in the store: mounted, or pulled and sent.</summary>
    public IReadOnlyDictionary<Digest, RemoteLayer> ByKey { get; init; } = new Dictionary<Digest, RemoteLayer>();

    /// <summary>What was begun while the image was made; null for nothing.</summary>
    internal EarlyBlobs? Early { get; init; }

    /// <summary>Told of each blob when the repository has it; from several threads.</summary>
    public Action<Descriptor, BlobOutcome>? BlobDone { get; init; }

    /// <summary>Pushes an index and what it leads to.</summary>
    /// <param name="target">The name it gets.</param>
    /// <param name="index">The image.</param>
    /// <param name="bases">Base images whose layers are not in the store: mounted, or copied through when the target lacks them.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP303 a layer is nowhere, SLP351 to SLP356 the registry, SLP535 it takes no zstd.</exception>
    /// <exception cref="LayersLostException">Layers that were found by their keys are not to be had; all of them together. No manifest was written.</exception>
    public async Task<PushResult> PushAsync(
        ImageReference target,
        AssembledIndex index,
        IReadOnlyList<BaseImage>? bases = null,
        CancellationToken cancellation = default
    )
    {
        var clock = Stopwatch.GetTimestamp();
        var client = registries[target.Host];
        var (requests, bytes) = Early?.Before ?? (registries.Requests, registries.BytesSent);
        var outcomes = new ConcurrentDictionary<Digest, BlobOutcome>();
        var tag = target.Tag ?? index.Descriptor.Digest.ToString();
        var isNew = await IsNewAsync(index.Images.SelectMany(x => x.Layers).Select(x => x.Packed.Digest));
        if (isNew || (await client.FindManifestAsync(target.Repository, tag, cancellation))?.Digest != index.Descriptor.Digest)
        {
            await PushManifestsAsync(client, target.Repository, index, bases ?? [], outcomes, cancellation);
            await client.PutManifestAsync(target.Repository, tag, index.Descriptor, index.Bytes, cancellation);
            foreach (var layer in index.Images.SelectMany(i => i.Layers).DistinctBy(l => l.Packed.Digest))
                _blobs.Locations.Record(layer.Packed.Digest, target.Host, target.Repository);
        }
        return new PushResult(index.Descriptor, registries.BytesSent - bytes, registries.Requests - requests, outcomes, Stopwatch.GetElapsedTime(clock));
    }

    private async Task PushManifestsAsync(
        RegistryClient client,
        string repository,
        AssembledIndex index,
        IReadOnlyList<BaseImage> bases,
        ConcurrentDictionary<Digest, BlobOutcome> outcomes,
        CancellationToken cancellation
    )
    {
        // A repository that has a manifest has its blobs: then none of them needs a question.
        var manifests = new ConcurrentBag<(Descriptor Descriptor, byte[] Bytes)>();
        var blobs = new ConcurrentDictionary<Digest, BlobSource>();
        await EachAsync(Manifests(index, bases), CheckAsync);
        var lost = new ConcurrentDictionary<Digest, string>();
        await EachAsync(blobs.Values.OrderByDescending(b => b.Descriptor.Size), PushBlobAsync);
        if (!lost.IsEmpty)
            throw new LayersLostException(lost);
        await EachAsync(
            manifests,
            async (manifest, stop) =>
                await client.PutManifestAsync(repository, manifest.Descriptor.Digest.ToString(), manifest.Descriptor, manifest.Bytes, stop)
        );

        async ValueTask CheckAsync((Descriptor Descriptor, byte[] Bytes, IReadOnlyList<BlobSource> Blobs) manifest, CancellationToken stop)
        {
            var isNew = await IsNewAsync(manifest.Blobs.Select(x => x.Descriptor.Digest));
            if (!isNew && await client.FindManifestAsync(repository, manifest.Descriptor.Digest.ToString(), stop) is not null)
                return;
            manifests.Add((manifest.Descriptor, manifest.Bytes));
            // The config names the layers: it is as new as they are.
            foreach (var blob in manifest.Blobs)
                blobs.TryAdd(blob.Descriptor.Digest, blob with { IsNew = isNew && blob.Bytes is not null });
        }

        async ValueTask PushBlobAsync(BlobSource blob, CancellationToken stop)
        {
            try
            {
                var early = Early is null ? null : await Early.OutcomeAsync(blob.Descriptor.Digest);
                var outcome = outcomes[blob.Descriptor.Digest] = early ?? await _blobs.PushAsync(client, repository, blob, stop);
                BlobDone?.Invoke(blob.Descriptor, outcome);
            }
            catch (LayersLostException e)
            {
                lost[blob.Descriptor.Digest] = e.Lost[blob.Descriptor.Digest];
            }
        }

        Task EachAsync<T>(IEnumerable<T> items, Func<T, CancellationToken, ValueTask> work) =>
            Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = registries.Options.Questions, CancellationToken = cancellation }, work);
    }

    private async Task<bool> IsNewAsync(IEnumerable<Digest> layers) => Early is not null && await Early.WereMissingAsync(layers);

    private IEnumerable<(Descriptor Descriptor, byte[] Bytes, IReadOnlyList<BlobSource> Blobs)> Manifests(AssembledIndex index, IReadOnlyList<BaseImage> bases)
    {
        var elsewhere = bases
            .SelectMany(b => b.Layers.Select(l => (l.Packed.Digest, b.Reference)))
            .DistinctBy(x => x.Digest)
            .ToDictionary(x => x.Digest, x => x.Reference);
        foreach (var image in index.Images)
        {
            var layers = image.Layers.Select(l =>
                ByKey.TryGetValue(l.Packed.Digest, out var layer)
                    ? new BlobSource(l.Descriptor, null, layer.Repository) { ByKey = layer }
                    : new BlobSource(l.Descriptor, null, elsewhere.GetValueOrDefault(l.Packed.Digest))
            );
            yield return (image.ManifestDescriptor, image.Manifest, [new BlobSource(image.ConfigDescriptor, image.Config, null), .. layers]);
        }
        foreach (var attachment in index.Attachments)
            yield return (attachment.Descriptor, attachment.Manifest, [.. attachment.Blobs.Select(b => new BlobSource(b.Descriptor, b.Bytes, null))]);
    }
}

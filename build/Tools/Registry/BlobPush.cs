using System.Collections.Concurrent;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Tools.Registry;

/// <summary>Makes a repository have a blob, with as few bytes as possible: it is there, or mounted, or sent.</summary>
/// <param name="store">Has the layers.</param>
/// <param name="registries">Clients.</param>
internal sealed class BlobPush(ContentStore store, Registries registries)
{
    private readonly ConcurrentDictionary<(string Host, string Repository, Digest Digest), Lazy<Task<BlobOutcome>>> _running = new();

    /// <summary>Which repositories are known to have a blob.</summary>
    public BlobLocations Locations { get; } = new(store);

    /// <summary>Puts one blob there. Two who want the same one at once share the work: a registry that keeps files writes the blob's entry anew for each, and meanwhile takes no manifest that names it.</summary>
    /// <exception cref="SlipwayException">SLP303 it is nowhere, SLP351 to SLP356 the registry.</exception>
    /// <exception cref="LayersLostException">It was found by its key, and is not to be had from there.</exception>
    public async Task<BlobOutcome> PushAsync(RegistryClient client, string repository, BlobSource blob, CancellationToken cancellation)
    {
        var place = (client.Host, repository, blob.Descriptor.Digest);
        var mine = new Lazy<Task<BlobOutcome>>(() => PutAsync(client, repository, blob, cancellation));
        var running = _running.GetOrAdd(place, mine);
        if (running != mine)
        {
            await running.Value;
            return BlobOutcome.Present;
        }
        try
        {
            return await mine.Value;
        }
        catch
        {
            // Whoever asks later tries it again.
            _running.TryRemove(place, out _);
            throw;
        }
    }

    private async Task<BlobOutcome> PutAsync(RegistryClient client, string repository, BlobSource blob, CancellationToken cancellation)
    {
        var digest = blob.Descriptor.Digest;
        var isNear = blob.Elsewhere is { } source && source.Host == client.Host && source.Repository != repository;
        // Mounting is one request, whether it is there already or not.
        if (blob.ByKey is not null && isNear && await client.TryMountAsync(repository, digest, blob.Elsewhere!.Repository, cancellation))
            return BlobOutcome.Mounted;
        if (!blob.IsNew && await client.HasBlobAsync(repository, digest, cancellation))
            return BlobOutcome.Present;
        List<string> candidates = blob.Bytes is null ? [.. Locations.Find(digest, client.Host)] : [];
        if (isNear && blob.ByKey is null)
            candidates.Insert(0, blob.Elsewhere!.Repository);
        foreach (var candidate in candidates.Where(x => x != repository).Distinct(StringComparer.Ordinal))
        {
            if (await client.TryMountAsync(repository, digest, candidate, cancellation))
                return BlobOutcome.Mounted;
        }
        await registries.Bodies.WaitAsync(cancellation);
        try
        {
            // Into the store first: a blob that turns out to be another one is then no trouble of the registry that it goes to.
            if (blob.ByKey is { } layer)
                await new LayerPull(store, registries).PullAsync([layer], cancellation);
            await client.UploadAsync(repository, blob.Descriptor, stop => OpenAsync(blob, stop), cancellation);
            return BlobOutcome.Uploaded;
        }
        finally
        {
            registries.Bodies.Release();
        }
    }

    private async Task<Stream> OpenAsync(BlobSource blob, CancellationToken cancellation)
    {
        var (descriptor, bytes, elsewhere) = blob;
        if (bytes is not null)
            return new MemoryStream(bytes, writable: false);
        if (store.Has(descriptor.Digest, descriptor.Size))
            return store.Open(descriptor.Digest);
        return elsewhere is null
            ? throw new SlipwayException(StoreProblems.BlobMissing(descriptor.Digest.ToString()))
            : await registries[elsewhere.Host].OpenBlobAsync(elsewhere.Repository, descriptor, cancellation);
    }
}

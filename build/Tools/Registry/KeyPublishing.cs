using System.Collections.Concurrent;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tools.Store;

namespace Slipway.Tools.Registry;

/// <summary>
/// Writes things by key: the blobs, then the artifact that names them, so that a key never leads to something that is not there. What is there and right stays as it is.
/// </summary>
internal sealed class KeyPublishing<T>(ContentStore store, Registries registries, ImageReference repository, ArtifactKind<T> kind)
{
    private readonly BlobPush _blobs = new(store, registries);
    private readonly ConcurrentDictionary<Key, BlobOutcome> _outcomes = new();
    private readonly ConcurrentDictionary<Key, string> _replaced = new();
    private readonly ConcurrentDictionary<Key, string> _kept = new();
    private readonly ConcurrentBag<Key> _written = [];

    /// <summary>Told of each thing's blob when it is there; from several threads.</summary>
    public Action<Descriptor, BlobOutcome>? Done { get; init; }

    private RegistryClient Client => registries[repository.Host];

    /// <summary>Publishes. What the store lacks must be there already.</summary>
    /// <exception cref="SlipwayException">SLP351 to SLP356 the registry, SLP535 it takes no zstd, SLP536 some are written and some are not.</exception>
    /// <exception cref="LayersLostException">Things that the store lacks are not there any more; all others are.</exception>
    public async Task<PublishResult> PublishAsync(IReadOnlyDictionary<Key, T> things, CancellationToken cancellation)
    {
        var (requests, bytes) = (registries.Requests, registries.BytesSent);
        var lost = new ConcurrentDictionary<Digest, string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = registries.Options.Parallel, CancellationToken = cancellation };
        try
        {
            await Parallel.ForEachAsync(
                things.OrderByDescending(x => kind.Content(x.Value).Size),
                options,
                async (thing, stop) =>
                {
                    var content = kind.Content(thing.Value);
                    if (await PublishAsync(thing.Key, thing.Value, content, stop) is not { } outcome)
                    {
                        lost[content.Digest] = "its blob is gone";
                        return;
                    }
                    _outcomes[thing.Key] = outcome;
                    Done?.Invoke(content, outcome);
                }
            );
        }
        catch (SlipwayException e) when (!_outcomes.IsEmpty)
        {
            var reason = e.Problems[0].Found;
            throw new SlipwayException([CacheProblems.NotWritten(repository.ToString(), kind.Noun, _outcomes.Count, things.Count, reason), .. e.Problems], e);
        }
        return lost.IsEmpty
            ? new PublishResult(_outcomes, _written, _replaced, _kept, registries.BytesSent - bytes, registries.Requests - requests)
            : throw new LayersLostException(lost);
    }

    /// <returns>Null where it is neither there nor here.</returns>
    private async Task<BlobOutcome?> PublishAsync(Key key, T thing, Descriptor content, CancellationToken stop)
    {
        if (await ThereAsync(key, thing, stop) is { } there && await Client.HasBlobAsync(repository.Repository, there.Digest, stop))
            return BlobOutcome.Present;
        if (!store.Has(content.Digest, content.Size))
            return null;
        await PushAsync(kind.Config(thing), stop);
        var outcome = await PushAsync(new BlobSource(content, null, null), stop);
        var manifest = kind.Write(key, thing);
        var descriptor = new Descriptor(MediaTypes.Manifest, Digest.Of(manifest), manifest.Length);
        await Client.PutManifestAsync(repository.Repository, kind.TagOf(key), descriptor, manifest, stop);
        _blobs.Locations.Record(content.Digest, repository.Host, repository.Repository);
        _written.Add(key);
        return outcome;
    }

    /// <summary>The content that the repository has under the key, where it may stay; null otherwise.</summary>
    private async Task<Descriptor?> ThereAsync(Key key, T thing, CancellationToken stop)
    {
        var tag = kind.TagOf(key);
        try
        {
            if (await Client.TryGetManifestAsync(repository.Repository, tag, stop) is not { } artifact)
                return null;
            var there = kind.Read(artifact.Bytes, key, $"{repository}:{tag[..18]}");
            if (await kind.Compare(there, thing, stop) is not { } difference)
                return kind.Content(there);
            (difference.Replace ? _replaced : _kept)[key] = difference.Why;
            return difference.Replace ? null : kind.Content(there);
        }
        catch (SlipwayException e) when (e.Problems[0].Number is "SLP301" or "SLP316" or "SLP358")
        {
            _replaced[key] = e.Problems[0].Found;
        }
        return null;
    }

    private Task<BlobOutcome> PushAsync(BlobSource blob, CancellationToken stop) => _blobs.PushAsync(Client, repository.Repository, blob, stop);
}

using System.Collections.Concurrent;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Tools.Registry;

/// <summary>
/// Sends layers to the repository of an image while others of it are still made. No name points at them before the push, which takes over what is there
/// by then; what went wrong here it tries again, and says.
/// </summary>
/// <param name="store">Has the layers.</param>
/// <param name="registries">Clients.</param>
/// <param name="target">The name that the image gets.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class EarlyBlobs(ContentStore store, Registries registries, ImageReference target, CancellationToken cancellation) : IAsyncDisposable
{
    private readonly BlobPush _blobs = new(store, registries);
    private readonly ConcurrentDictionary<Digest, Task<BlobOutcome?>> _sent = [];
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

    // One less than a push has: what is asked meanwhile does not wait for a long upload.
    private readonly SemaphoreSlim _places = new(Math.Max(1, registries.Options.Parallel - 1));
    private volatile bool _hasFailed;

    /// <summary>Requests and bytes of the registries before the first of them.</summary>
    public (int Requests, long Bytes) Before { get; } = (registries.Requests, registries.BytesSent);

    /// <summary>Begins to send a layer that the store has.</summary>
    /// <param name="layer">The layer; one that holds nothing is no part of an image.</param>
    public void Begin(PackedLayer layer)
    {
        if (layer.Entries > 0 && store.Has(layer.Digest, layer.Size))
            _ = _sent.GetOrAdd(layer.Digest, _ => Task.Run(() => SendAsync(new Descriptor(layer.MediaType, layer.Digest, layer.Size))));
    }

    /// <summary>How a blob came there; null where it was not begun, or did not come.</summary>
    /// <param name="digest">The blob.</param>
    public async Task<BlobOutcome?> OutcomeAsync(Digest digest) => _sent.TryGetValue(digest, out var sent) ? await sent : null;

    /// <summary>Whether the repository lacked one of these blobs: then it has no manifest that names it, and need not be asked for one.</summary>
    /// <param name="digests">Blobs of a manifest.</param>
    public async Task<bool> WereMissingAsync(IEnumerable<Digest> digests)
    {
        foreach (var digest in digests)
        {
            if (await OutcomeAsync(digest) is BlobOutcome.Uploaded or BlobOutcome.Mounted)
                return true;
        }
        return false;
    }

    /// <summary>Ends what still runs and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_sent.Values);
        _stop.Dispose();
        _places.Dispose();
    }

    private async Task<BlobOutcome?> SendAsync(Descriptor blob)
    {
        try
        {
            await _places.WaitAsync(_stop.Token);
            try
            {
                // A registry that failed once is left to the push: its budget of tries is spent but once.
                return _hasFailed ? null : await _blobs.PushAsync(registries[target.Host], target.Repository, new BlobSource(blob, null, null), _stop.Token);
            }
            finally
            {
                _places.Release();
            }
        }
        catch (Exception e) when (e is SlipwayException or OperationCanceledException)
        {
            _hasFailed = true;
            return null;
        }
    }
}

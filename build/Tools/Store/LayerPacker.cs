using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Tools.Store;

/// <summary>Packs entries into layers of the store, one pass each: tar, digest, compression, digest, file.</summary>
/// <param name="store">Receives the blobs.</param>
/// <param name="zstd">The library; null where the machine has none: gzip then, said once.</param>
/// <param name="say">Receives lines for the user.</param>
public sealed class LayerPacker(ContentStore store, ZstdLibrary? zstd, Action<string>? say = null)
{
    // Writing back to the disk is waited for outside: the next layer is packed meanwhile.
    private static readonly SemaphoreSlim Cores = new(Environment.ProcessorCount);
    private int _said;

    /// <summary>Packs one layer. Two threads work on it: one reads, one hashes and compresses.</summary>
    /// <param name="entries">In any order; memory holds a few pieces of the content, never all of it.</param>
    /// <param name="compression">How to pack.</param>
    /// <param name="cancellation">Ends it; nothing is left behind.</param>
    /// <exception cref="SlipwayException">SLP302 disk full, SLP311 to SLP314 bad entries.</exception>
    public Task<PackedLayer> PackAsync(IReadOnlyList<LayerEntry> entries, Compression compression, CancellationToken cancellation = default) =>
        PackAsync(entries, compression, null, cancellation);

    /// <summary>Packs one layer, telling how far it is.</summary>
    /// <param name="entries">In any order.</param>
    /// <param name="compression">How to pack.</param>
    /// <param name="advanced">Told how many bytes of the tar were packed, and how many there are; null for nobody.</param>
    /// <param name="cancellation">Ends it; nothing is left behind.</param>
    /// <exception cref="SlipwayException">SLP302 disk full, SLP311 to SLP314 bad entries.</exception>
    public async Task<PackedLayer> PackAsync(
        IReadOnlyList<LayerEntry> entries,
        Compression compression,
        Action<long, long>? advanced,
        CancellationToken cancellation
    )
    {
        var layout = TarLayout.Normalise(entries);
        var size = TarWriter.SizeOf(layout);
        var packing = Available(compression);
        var temporary = store.NewTemporaryFile();
        try
        {
            var layer = await PackAsync(layout, size, packing, temporary, advanced, cancellation);
            store.Adopt(temporary, layer.Digest);
            return layer;
        }
        catch (IOException e) when (DiskSpace.IsFull(e))
        {
            throw DiskSpace.Full(temporary, size, e);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private async Task<PackedLayer> PackAsync(
        IReadOnlyList<LayerEntry> layout,
        long size,
        Compression packing,
        string path,
        Action<long, long>? advanced,
        CancellationToken cancellation
    )
    {
        await using var file = ContentStore.CreateTemporary(path);
        using var packed = new HashingStream(file);
        Digest diffId;
        await Cores.WaitAsync(cancellation);
        try
        {
            diffId = await CompressAsync(layout, size, packing, packed, advanced, cancellation);
        }
        finally
        {
            Cores.Release();
        }
        file.Flush(flushToDisk: true);
        return new PackedLayer(packed.Digest(), diffId, packed.Count, size, layout.Count, packing.MediaType, NameOf(packing));
    }

    private async Task<Digest> CompressAsync(
        IReadOnlyList<LayerEntry> layout,
        long size,
        Compression packing,
        Stream packed,
        Action<long, long>? advanced,
        CancellationToken cancellation
    )
    {
        // Either side that fails wakes the other one.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var pipe = new ChunkPipe(stop.Token);
        using var packer = Open(packing, packed, size);
        // Hashed on the side of the compressor: inflating and checking a wheel's files is the longer part.
        using var plain = new HashingStream(packer);
        var reading = RunAsync(
            () =>
            {
                new TarWriter(pipe).WriteAll(layout, stop.Token);
                pipe.Finish();
            },
            stop
        );
        var compressing = RunAsync(
            () =>
            {
                long count = 0;
                pipe.ReadAll(bytes =>
                {
                    plain.Write(bytes);
                    advanced?.Invoke(count += bytes.Length, size);
                });
                packer.Finish();
            },
            stop
        );
        await WhenBoth(reading, compressing);
        return plain.Digest();
    }

    private static Task RunAsync(Action work, CancellationTokenSource stop) =>
        // Threads of their own: both block on each other, and a pool of two threads would start the second one late.
        Task.Factory.StartNew(
            () =>
            {
                try
                {
                    work();
                }
                catch
                {
                    stop.Cancel();
                    throw;
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

    /// <summary>Waits for both, then throws the failure that came first, not the cancellation that it caused.</summary>
    private static async Task WhenBoth(Task reading, Task compressing)
    {
        await Task.WhenAll(reading, compressing).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await (compressing.IsFaulted && compressing.Exception.InnerException is not OperationCanceledException ? compressing : reading);
        await compressing;
    }

    private PackingStream Open(Compression packing, Stream output, long size) =>
        packing.Format == CompressionFormat.Zstd ? new ZstdCompressStream(zstd!, output, packing.Level, size) : new GzipCompressStream(output, packing.Level);

    private Compression Available(Compression wanted)
    {
        if (zstd is not null || wanted.Format != CompressionFormat.Zstd)
            return wanted;
        if (Interlocked.Exchange(ref _said, 1) == 0)
            say?.Invoke("libzstd was not found: layers are packed with gzip, slower and larger (install libzstd1)");
        return Compression.Gzip;
    }

    private string NameOf(Compression packing) =>
        packing.Format == CompressionFormat.Zstd ? $"libzstd {zstd!.Version} -{packing.Level}" : $"gzip of .NET {Environment.Version} -{packing.Level}";
}

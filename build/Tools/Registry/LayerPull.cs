using System.Collections.Concurrent;
using System.Security.Cryptography;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tools.Store;

namespace Slipway.Tools.Registry;

/// <summary>Brings layers from a registry into the store. Packed and unpacked bytes are checked: an image is assembled from what was said of both.</summary>
/// <param name="store">Receives them.</param>
/// <param name="registries">Clients.</param>
public sealed class LayerPull(ContentStore store, Registries registries)
{
    private long _bytes;

    /// <summary>Told the bytes of all layers that are there so far; from several threads.</summary>
    public Action<long>? Done { get; init; }

    /// <summary>Pulls layers, several at a time. Those that come stay, whatever happens to others.</summary>
    /// <param name="layers">The layers, each once.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Bytes of all of them.</returns>
    /// <exception cref="SlipwayException">SLP302: the disk is full. SLP304: no libzstd. SLP521: the store cannot be written.</exception>
    /// <exception cref="LayersLostException">Layers that are not to be had, or are not what was said of them; all of them together.</exception>
    public async Task<long> PullAsync(IReadOnlyList<RemoteLayer> layers, CancellationToken cancellation = default)
    {
        var lost = new ConcurrentDictionary<Digest, string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Min(4, registries.Options.Parallel), CancellationToken = cancellation };
        await Parallel.ForEachAsync(
            layers,
            options,
            async (layer, stop) =>
            {
                try
                {
                    await PullAsync(layer, stop);
                    var bytes = Interlocked.Add(ref _bytes, layer.Packed.Size);
                    Done?.Invoke(bytes);
                }
                catch (SlipwayException e) when (e.Problems[0].Number is not (StoreProblems.DiskFullNumber or "SLP304" or "SLP521"))
                {
                    lost[layer.Packed.Digest] = e.Problems[0].Found;
                }
            }
        );
        return lost.IsEmpty ? Interlocked.Read(ref _bytes) : throw new LayersLostException(lost);
    }

    /// <summary>Its key leads to it only when all is checked.</summary>
    private async Task PullAsync(RemoteLayer layer, CancellationToken stop)
    {
        await FetchAsync(layer, stop);
        new LayerIndex(store).Record(layer.Key, layer.Packed);
    }

    private async Task FetchAsync(RemoteLayer layer, CancellationToken stop)
    {
        var packed = layer.Packed;
        await new ImagePull(registries).FetchAsync(layer.Repository, new Descriptor(packed.MediaType, packed.Digest, packed.Size), store, stop);
        var name = $"{layer.Repository}@{packed.Digest}";
        try
        {
            await using var tar = LayerReader.Unpack(store.Open(packed.Digest), packed.MediaType, name);
            var (diffId, size) = await HashAsync(tar, packed.UnpackedSize, stop);
            if (diffId != packed.DiffId || size != packed.UnpackedSize)
                throw new SlipwayException(StoreProblems.WrongDigest($"{name}, unpacked,", packed.DiffId.ToString(), diffId.ToString(), size));
        }
        catch (InvalidDataException e)
        {
            throw new SlipwayException(LayerProblems.BadArchive(name, e.Message), e);
        }
    }

    /// <summary>Reads no more than one piece beyond what was announced: a small blob may unpack to anything.</summary>
    private static async Task<(Digest DiffId, long Size)> HashAsync(Stream tar, long announced, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 17];
        long size = 0;
        int read;
        while (size <= announced && (read = await tar.ReadAsync(buffer, stop)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            size += read;
        }
        return (Digest.FromHash(hash.GetHashAndReset()), size);
    }
}

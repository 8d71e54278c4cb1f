using System.Buffers;
using System.Collections.Concurrent;

namespace Slipway.Tools.Store;

/// <summary>Hands what one thread writes to another one in large pieces, a few at a time: reading overlaps with hashing and compressing, memory stays bounded.</summary>
/// <param name="cancellation">Wakes both sides.</param>
internal sealed class ChunkPipe(CancellationToken cancellation) : PackingStream
{
    private const int ChunkSize = 1 << 18;
    private readonly BlockingCollection<(byte[] Bytes, int Count)> _chunks = new(boundedCapacity: 6);
    private byte[] _current = ArrayPool<byte>.Shared.Rent(ChunkSize);
    private int _count;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var part = Math.Min(buffer.Length, ChunkSize - _count);
            buffer[..part].CopyTo(_current.AsSpan(_count));
            buffer = buffer[part..];
            _count += part;
            if (_count == ChunkSize)
                Pass();
        }
    }

    public override void Finish()
    {
        if (_count > 0)
            Pass();
        _chunks.CompleteAdding();
    }

    /// <summary>Called on the other thread; returns after <see cref="Finish"/>.</summary>
    public void ReadAll(Action<ReadOnlySpan<byte>> read)
    {
        foreach (var (bytes, count) in _chunks.GetConsumingEnumerable(cancellation))
        {
            read(bytes.AsSpan(0, count));
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _chunks.Dispose();
        base.Dispose(disposing);
    }

    private void Pass()
    {
        _chunks.Add((_current, _count), cancellation);
        _current = ArrayPool<byte>.Shared.Rent(ChunkSize);
        _count = 0;
    }
}

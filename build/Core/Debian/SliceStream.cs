using Microsoft.Win32.SafeHandles;

namespace Slipway.Core.Debian;

/// <summary>A part of an open file as a stream of its own. Many slices of one handle can be read at once: none moves the file's position.</summary>
/// <param name="file">The open file; not closed by the slice.</param>
/// <param name="offset">First byte.</param>
/// <param name="length">Number of bytes.</param>
public sealed class SliceStream(SafeFileHandle file, long offset, long length) : Stream
{
    private long position;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position
    {
        get => position;
        set => position = value < 0 ? throw new ArgumentOutOfRangeException(nameof(value)) : value;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var left = (int)Math.Min(buffer.Length, length - position);
        if (left <= 0)
            return 0;
        var read = RandomAccess.Read(file, buffer[..left], offset + position);
        position += read;
        return read;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<int>(Read(buffer.Span));
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) =>
        Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => position + offset,
            _ => length + offset,
        };

    /// <inheritdoc/>
    public override void Flush() { }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

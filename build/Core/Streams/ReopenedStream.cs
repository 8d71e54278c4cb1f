namespace Slipway.Core.Streams;

/// <summary>Makes a stream that is only read forward seekable: going on skips what lies between, going back opens it again. Memory holds none of it.</summary>
/// <param name="open">Opens it at its beginning.</param>
/// <param name="length">Its bytes.</param>
public sealed class ReopenedStream(Func<Stream> open, long length) : Stream
{
    private readonly byte[] _skipped = new byte[1 << 16];
    private Stream? _inner;
    private long _at;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => length;

    /// <summary>Where the next byte is read. The stream itself moves when it is read.</summary>
    public override long Position { get; set; }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_inner is null || Position < _at)
        {
            _inner?.Dispose();
            (_inner, _at) = (open(), 0);
        }
        while (_at < Position)
        {
            var skipped = _inner.Read(_skipped.AsSpan(0, (int)Math.Min(_skipped.Length, Position - _at)));
            if (skipped == 0)
                return 0;
            _at += skipped;
        }
        var count = _inner.Read(buffer);
        Position = _at += count;
        return count;
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) =>
        Position =
            offset
            + origin switch
            {
                SeekOrigin.Begin => 0,
                SeekOrigin.Current => Position,
                _ => length,
            };

    /// <inheritdoc/>
    public override void Flush() { }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner?.Dispose();
        base.Dispose(disposing);
    }
}

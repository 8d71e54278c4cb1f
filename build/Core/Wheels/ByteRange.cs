using Slipway.Core.Streams;

namespace Slipway.Core.Wheels;

/// <summary>Reads a part of a stream that it owns.</summary>
internal sealed class ByteRange : ForwardStream
{
    private readonly Stream _inner;
    private long _left;

    internal ByteRange(Stream inner, long offset, long length)
    {
        _inner = inner;
        _left = length;
        Length = length;
        inner.Position = offset;
    }

    public override long Length { get; }

    public override long Position
    {
        get => Length - _left;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = _inner.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner.Dispose();
        base.Dispose(disposing);
    }
}

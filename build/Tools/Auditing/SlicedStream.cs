using Slipway.Core.Streams;

namespace Slipway.Tools.Auditing;

/// <summary>A part of a file.</summary>
internal sealed class SlicedStream : ForwardStream
{
    private readonly Stream _file;
    private long _left;

    /// <summary>Stands at the part's begin.</summary>
    /// <param name="file">The file; closed with this stream.</param>
    /// <param name="offset">Where the part begins.</param>
    /// <param name="length">Its bytes.</param>
    public SlicedStream(FileStream file, long offset, long length)
    {
        (_file, _left) = (file, length);
        file.Seek(offset, SeekOrigin.Begin);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = _file.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= read;
        return read;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _file.Dispose();
        base.Dispose(disposing);
    }
}

namespace Slipway.Tools.PythonIndex;

/// <summary>The part of a remote file that is needed is not here yet.</summary>
/// <param name="offset">Where it starts.</param>
/// <param name="count">Its bytes.</param>
internal sealed class MissingRangeException(long offset, int count) : Exception
{
    public long Offset { get; } = offset;

    public int Count { get; } = count;
}

/// <summary>Parts of a remote file. Reading outside of them throws <see cref="MissingRangeException"/>, and the reader fetches and starts again.</summary>
/// <param name="length">Bytes of the whole file.</param>
internal sealed class SparseFile(long length)
{
    private readonly List<(long Offset, byte[] Bytes)> _parts = [];

    public long Length { get; } = length;

    public void Add(long offset, byte[] bytes) => _parts.Add((offset, bytes));

    /// <summary>A stream over the whole.</summary>
    public Stream Open() => new View(this);

    private int Read(long position, Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, Length - position);
        if (count <= 0)
            return 0;
        foreach (var (offset, bytes) in _parts)
        {
            if (position < offset || position + count > offset + bytes.Length)
                continue;
            bytes.AsSpan((int)(position - offset), count).CopyTo(buffer);
            return count;
        }
        throw new MissingRangeException(position, count);
    }

    private sealed class View(SparseFile file) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => file.Length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = file.Read(Position, buffer);
            Position += read;
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) =>
            Position =
                origin == SeekOrigin.Begin ? offset
                : origin == SeekOrigin.Current ? Position + offset
                : Length + offset;

        public override void Flush() { }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

using System.Security.Cryptography;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Wheels;

/// <summary>Reads an entry and checks it on the way: never more bytes than declared, and at its end exactly those and the recorded hash.</summary>
internal sealed class CheckedStream : Stream
{
    private readonly Stream inner;
    private readonly string wheel;
    private readonly ArchiveEntry entry;
    private readonly RecordRow row;
    private readonly IncrementalHash? hash;
    private long read;
    private bool finished;

    internal CheckedStream(Stream inner, string wheel, ArchiveEntry entry, RecordRow row)
    {
        (this.inner, this.wheel, this.entry, this.row) = (inner, wheel, entry, row);
        hash = row.Algorithm is { } algorithm ? IncrementalHash.CreateHash(algorithm) : null;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => entry.Size;

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    /// <exception cref="SlipwayException">SLP228 or SLP230.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.Length == 0)
            return 0;
        var count = ReadInner(buffer);
        read += count;
        if (read > entry.Size || (count == 0 && read < entry.Size))
            throw new SlipwayException(WheelProblems.WrongSize(wheel, entry.Name, entry.Size, read));
        hash?.AppendData(buffer[..count]);
        if (read == entry.Size && !finished)
            Finish();
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash?.Dispose();
            inner.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>Checked when the last byte is read and not one call later: a reader that knows the size never makes that call.</summary>
    private void Finish()
    {
        finished = true;
        Span<byte> one = stackalloc byte[1];
        if (ReadInner(one) != 0)
            throw new SlipwayException(WheelProblems.WrongSize(wheel, entry.Name, entry.Size, read + 1));
        if (hash is not null && RecordRow.Encode(row.Algorithm!.Value, hash.GetCurrentHash()) is var found && found != row.Hash)
            throw new SlipwayException(WheelProblems.WrongHash(wheel, entry.Name, row.Hash, found));
    }

    private int ReadInner(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw new SlipwayException(WheelProblems.NotAWheel(wheel, $"entry '{entry.Name}' cannot be unpacked: {e.Message}"), e);
        }
    }
}

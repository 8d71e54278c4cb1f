using System.Security.Cryptography;
using Slipway.Core.Diagnostics;
using Slipway.Core.Streams;

namespace Slipway.Core.Wheels;

/// <summary>Reads an entry and checks it on the way: never more bytes than declared, and at its end exactly those and the recorded hash.</summary>
internal sealed class CheckedStream : ForwardStream
{
    private readonly Stream _inner;
    private readonly string _wheel;
    private readonly WheelEntry _entry;
    private readonly RecordRow _row;
    private readonly IncrementalHash? _hash;
    private long _read;
    private bool _finished;

    internal CheckedStream(Stream inner, string wheel, WheelEntry entry, RecordRow row)
    {
        (_inner, _wheel, _entry, _row) = (inner, wheel, entry, row);
        _hash = row.Algorithm is { } algorithm ? IncrementalHash.CreateHash(algorithm) : null;
    }

    public override long Length => _entry.Size;

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <exception cref="SlipwayException">SLP228 or SLP230.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.Length == 0)
            return 0;
        var count = ReadInner(buffer);
        _read += count;
        if (_read > _entry.Size || (count == 0 && _read < _entry.Size))
            throw new SlipwayException(WheelProblems.WrongSize(_wheel, _entry.Name, _entry.Size, _read));
        _hash?.AppendData(buffer[..count]);
        if (_read == _entry.Size && !_finished)
            Finish();
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash?.Dispose();
            _inner.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>Checked when the last byte is read and not one call later: a reader that knows the size never makes that call.</summary>
    private void Finish()
    {
        _finished = true;
        Span<byte> one = stackalloc byte[1];
        if (ReadInner(one) != 0)
            throw new SlipwayException(WheelProblems.WrongSize(_wheel, _entry.Name, _entry.Size, _read + 1));
        if (_hash is not null && RecordRow.Encode(_row.Algorithm!.Value, _hash.GetCurrentHash()) is var found && found != _row.Hash)
            throw new SlipwayException(WheelProblems.WrongHash(_wheel, _entry.Name, _row.Hash, found));
    }

    private int ReadInner(Span<byte> buffer)
    {
        try
        {
            return _inner.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw new SlipwayException(WheelProblems.NotAWheel(_wheel, $"entry '{_entry.Name}' cannot be unpacked: {e.Message}"), e);
        }
    }
}

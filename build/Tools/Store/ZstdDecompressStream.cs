using System.Runtime.InteropServices;
using Slipway.Core.Streams;

namespace Slipway.Tools.Store;

/// <summary>Reads zstd frames, one or several in a row; frames cut short are an error, not an end.</summary>
public sealed unsafe class ZstdDecompressStream : ForwardStream
{
    private readonly ZstdLibrary _zstd;
    private readonly Stream _input;
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(1 << 17, pinned: true);
    private readonly byte* _pointer;
    private nint _context;
    private int _position;
    private int _filled;
    private bool _insideFrame;

    /// <summary>Starts reading.</summary>
    /// <param name="zstd">The library.</param>
    /// <param name="input">The packed bytes; closed with this stream.</param>
    public ZstdDecompressStream(ZstdLibrary zstd, Stream input)
    {
        (_zstd, _input) = (zstd, input);
        _pointer = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(_buffer, 0);
        _context = zstd.CreateDCtx();
        if (_context == 0)
            throw new InvalidOperationException("zstd has no memory left");
    }

    /// <summary>Reads unpacked bytes.</summary>
    /// <param name="buffer">Receives them.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged or cut short.</exception>
    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_context == 0, this);
        if (buffer.Length == 0)
            return 0;
        fixed (byte* start = buffer)
        {
            var output = new ZstdBuffer { Start = start, Size = (nuint)buffer.Length };
            while (output.Position == 0)
            {
                if (_position == _filled)
                    (_position, _filled) = (0, _input.Read(_buffer));
                var ended = _filled == 0;
                if (ended && !_insideFrame)
                    return 0;
                var input = new ZstdBuffer
                {
                    Start = _pointer,
                    Size = (nuint)_filled,
                    Position = (nuint)_position,
                };
                _insideFrame = _zstd.Check(_zstd.Decompress(_context, &output, &input)) != 0;
                _position = (int)input.Position;
                if (ended && output.Position == 0)
                    throw new InvalidDataException("zstd: the frame is cut short");
            }
            return (int)output.Position;
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_context != 0)
            _zstd.FreeDCtx(_context);
        _context = 0;
        if (disposing)
            _input.Dispose();
        base.Dispose(disposing);
    }
}

using System.Runtime.InteropServices;

namespace Slipway.Tools.Store;

/// <summary>
/// Packs what is written to it as one zstd frame with content size and checksum. The bytes depend on content, level and version of the library alone:
/// no worker threads (one worker writes other bytes than none), and the sizes of the writes have no influence.
/// </summary>
public sealed unsafe class ZstdCompressStream : PackingStream
{
    private const int Level = 100;
    private const int ContentSizeFlag = 200;
    private const int ChecksumFlag = 201;
    private const int Workers = 400;
    private const int Continue = 0;
    private const int End = 2;

    private readonly ZstdLibrary _zstd;
    private readonly Stream _output;
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(1 << 17, pinned: true);
    private readonly byte* _pointer;
    private nint _context;

    /// <summary>Starts a frame.</summary>
    /// <param name="zstd">The library.</param>
    /// <param name="output">Receives the frame; not closed.</param>
    /// <param name="level">Level, 1 to 22.</param>
    /// <param name="size">The bytes that will be written: less or more is an error.</param>
    public ZstdCompressStream(ZstdLibrary zstd, Stream output, int level, long size)
    {
        (_zstd, _output) = (zstd, output);
        _pointer = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(_buffer, 0);
        _context = zstd.CreateCCtx();
        if (_context == 0)
            throw new InvalidOperationException("zstd has no memory left");
        _zstd.Check(zstd.SetParameter(_context, Level, level));
        _zstd.Check(zstd.SetParameter(_context, ContentSizeFlag, 1));
        _zstd.Check(zstd.SetParameter(_context, ChecksumFlag, 1));
        // A library built without threads refuses the parameter and has none anyway.
        _ = zstd.SetParameter(_context, Workers, 0);
        _zstd.Check(zstd.SetPledgedSize(_context, (ulong)size));
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            var input = new ZstdBuffer { Start = start, Size = (nuint)buffer.Length };
            while (input.Position < input.Size)
                Step(&input, Continue);
        }
    }

    /// <summary>Ends the frame.</summary>
    public override void Finish()
    {
        var input = default(ZstdBuffer);
        while (Step(&input, End) != 0) { }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_context != 0)
            _zstd.FreeCCtx(_context);
        _context = 0;
        base.Dispose(disposing);
    }

    private nuint Step(ZstdBuffer* input, int operation)
    {
        ObjectDisposedException.ThrowIf(_context == 0, this);
        var output = new ZstdBuffer { Start = _pointer, Size = (nuint)_buffer.Length };
        var left = _zstd.Check(_zstd.Compress(_context, &output, input, operation));
        _output.Write(_buffer.AsSpan(0, (int)output.Position));
        return left;
    }
}

using Slipway.Tests;

namespace Slipway.Tools.Tests.Store;

/// <summary>So many bytes, one block again and again.</summary>
internal sealed class RepeatingStream(long size) : MemoryStream
{
    private static readonly byte[] Block = SyntheticLayer.Content(5, 1 << 17);
    private long _left = size;

    public override int Read(Span<byte> buffer)
    {
        var read = (int)Math.Min(_left, buffer.Length);
        Block.AsSpan(0, read).CopyTo(buffer);
        _left -= read;
        return read;
    }
}

using Slipway.Core.Streams;

namespace Slipway.Tools.Debian;

/// <summary>Counts what is read through it.</summary>
/// <param name="inner">Gives the bytes; closed with this one.</param>
/// <param name="arrived">Told the count after each piece.</param>
internal sealed class ArrivingStream(Stream inner, Action<long> arrived) : ForwardStream
{
    private long _count;

    public override long Position
    {
        get => _count;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await inner.ReadAsync(buffer, cancellationToken));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        arrived(_count += read);
        return read;
    }
}

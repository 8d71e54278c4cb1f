using Slipway.Core.Streams;
using Slipway.Tools.Http;

namespace Slipway.Tools.PythonIndex;

/// <summary>A body that tells the watch of each piece, and ends when nothing comes.</summary>
internal sealed class WatchedStream(Stream input, StallWatch watch) : ForwardStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await input.ReadAsync(buffer, watch.Token);
        watch.Moved();
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

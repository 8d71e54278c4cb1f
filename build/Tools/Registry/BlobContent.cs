using System.Net;

namespace Slipway.Tools.Registry;

/// <summary>A blob as the body of a request, streamed from where it is. Each piece that leaves is reported, so that a stall is noticed and bytes are counted.</summary>
/// <param name="open">Opens the blob; called for each attempt.</param>
/// <param name="size">Its bytes.</param>
/// <param name="sent">Told of each piece.</param>
internal sealed class BlobContent(Func<CancellationToken, Task<Stream>> open, long size, Action<int> sent) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var blob = await open(cancellationToken);
        var buffer = new byte[1 << 17];
        int read;
        while ((read = await blob.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            sent(read);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override bool TryComputeLength(out long length)
    {
        length = size;
        return true;
    }
}

namespace Slipway.Tools.Tests.Store;

/// <summary>Has no end, and cancels while it is read.</summary>
internal sealed class CancellingStream(CancellationTokenSource cancel) : MemoryStream
{
    private int _reads;

    public override int Read(Span<byte> buffer)
    {
        if (++_reads == 20)
            cancel.Cancel();
        return buffer.Length;
    }
}

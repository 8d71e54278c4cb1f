namespace Slipway.Tools.Http;

/// <summary>Ends an attempt in which nothing moves for a while, however long it takes as a whole.</summary>
internal sealed class StallWatch : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly TimeSpan _timeout;

    public StallWatch(TimeSpan timeout, CancellationToken cancellation)
    {
        _timeout = timeout;
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Moved();
    }

    /// <summary>Cancelled on a stall, or with the caller's token.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Something moved.</summary>
    public void Moved() => _source.CancelAfter(_timeout);

    public void Dispose() => _source.Dispose();
}

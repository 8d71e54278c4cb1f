namespace Slipway.Core.Progress;

/// <summary>What is known of a row: all its events together.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">How far it is.</param>
/// <param name="Started">Seconds since the run began; null before it runs.</param>
/// <param name="Seconds">How long it took; null before its end.</param>
/// <param name="Bytes">Bytes so far.</param>
/// <param name="TotalBytes">Bytes that there will be; null where nobody knows.</param>
/// <param name="Note">A few words for people.</param>
public sealed record ProgressRow(ProgressKind Kind, string Name, RowState State, double? Started, double? Seconds, long? Bytes, long? TotalBytes, string Note)
{
    /// <summary>Whether nothing more happens to it.</summary>
    public bool HasEnded => State is not (RowState.Waiting or RowState.Running);

    /// <summary>Seconds to show: those that it took, or those since it began.</summary>
    /// <param name="now">Seconds since the run began.</param>
    public double? SecondsAt(double now) => Seconds ?? (Started is { } started ? Math.Max(0, now - started) : null);

    /// <summary>The row after an event.</summary>
    /// <param name="happened">The event.</param>
    public ProgressRow With(ProgressEvent happened)
    {
        var hasEnded = happened.State is not (RowState.Waiting or RowState.Running);
        // What runs once more (a download for the other platform) begins anew.
        var started = happened.State == RowState.Running && (HasEnded || Started is null) ? happened.At : Started;
        return this with
        {
            State = happened.State,
            Started = started,
            Seconds = !hasEnded ? null : happened.Seconds ?? (started is { } since ? happened.At - since : 0),
            Bytes = happened.Bytes ?? (HasEnded ? null : Bytes),
            TotalBytes = happened.TotalBytes ?? (HasEnded ? null : TotalBytes),
            Note = happened.Note.Length > 0 ? happened.Note : Note,
        };
    }
}

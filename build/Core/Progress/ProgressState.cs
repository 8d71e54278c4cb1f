namespace Slipway.Core.Progress;

/// <summary>All rows of a step, in the order in which they were first heard of. Immutable: an event gives the next one.</summary>
/// <param name="Rows">The rows.</param>
public sealed record ProgressState(IReadOnlyList<ProgressRow> Rows)
{
    /// <summary>Before anything happened.</summary>
    public static ProgressState Empty { get; } = new([]);

    /// <summary>The state after an event.</summary>
    /// <param name="happened">The event.</param>
    public ProgressState With(ProgressEvent happened)
    {
        // A few dozen rows, copied a few times a second.
        List<ProgressRow> rows = [.. Rows];
        var index = rows.FindIndex(x => x.Kind == happened.Kind && x.Name == happened.Name);
        if (index >= 0)
            rows[index] = rows[index].With(happened);
        else
            rows.Add(new ProgressRow(happened.Kind, happened.Name, happened.State, null, null, null, null, "").With(happened));
        return new ProgressState(rows);
    }

    /// <summary>The end of a step, good or bad: what still ran was stopped, what waited never was.</summary>
    /// <param name="at">Seconds since the run began.</param>
    public ProgressState Settled(double at) =>
        new([
            .. Rows.Where(x => x.State != RowState.Waiting)
                .Select(x => x.State == RowState.Running ? x with { State = RowState.Stopped, Seconds = x.SecondsAt(at) } : x),
        ]);
}

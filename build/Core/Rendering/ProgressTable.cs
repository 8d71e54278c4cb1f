using Slipway.Core.Progress;

namespace Slipway.Core.Rendering;

/// <summary>A line of the table.</summary>
/// <param name="State">What it tells: decides its colour.</param>
/// <param name="Text">The text, no wider than was asked for.</param>
public sealed record ProgressTableLine(RowState State, string Text);

/// <summary>Rows as a table that fits a terminal: what has ended is one line a kind, what runs or failed a line each, what waits one line.</summary>
public static class ProgressTable
{
    /// <summary>The table.</summary>
    /// <param name="state">The rows.</param>
    /// <param name="width">Columns of the terminal.</param>
    /// <param name="height">Lines of the terminal.</param>
    /// <param name="now">Seconds since the run began.</param>
    /// <returns>At most as many lines as leave one of the terminal free, and at least one where there is a row.</returns>
    public static IReadOnlyList<ProgressTableLine> Render(ProgressState state, int width, int height, double now)
    {
        var columns = ProgressColumns.For(width, state.Rows.Select(x => Titled(x).Length).DefaultIfEmpty().Max());
        var room = Math.Max(1, height - 1);
        var done = state
            .Rows.Where(x => x.State is RowState.Found or RowState.Made or RowState.Skipped)
            .GroupBy(x => x.Kind)
            .OrderBy(x => x.Key)
            .Select(Done)
            .ToList();
        var failed = state.Rows.Where(x => x.State is RowState.Failed or RowState.Stopped).OrderBy(x => x.State).Select(Row).ToList();
        var running = state.Rows.Where(x => x.State == RowState.Running).OrderBy(x => x.Started).Select(Row).ToList();
        var waiting = Waiting(state);
        // Where room is short, what runs is worth more than what was, and that more than what will be.
        IReadOnlyList<IReadOnlyList<ProgressTableLine>> choices =
        [
            [.. done, .. failed, .. running, .. waiting],
            [.. done.TakeLast(1), .. failed, .. running, .. waiting],
            [.. failed, .. running, .. waiting],
        ];
        var lines = choices.FirstOrDefault(x => x.Count <= room) ?? [.. failed, .. running];
        return lines.Count <= room ? lines : [.. lines.Take(room - 1), More(lines.Count - room + 1)];

        ProgressTableLine Row(ProgressRow row) => new(row.State, columns.Line(Word(row.State), Titled(row), row.Bytes, row.TotalBytes, row.SecondsAt(now)));

        ProgressTableLine Done(IGrouping<ProgressKind, ProgressRow> rows) =>
            new(
                rows.Any(x => x.State == RowState.Made) ? RowState.Made : RowState.Found,
                columns.Line("done", $"{Plural(rows.Key, rows.Count())}: {Counts(rows)}", rows.Sum(x => x.Bytes ?? 0), null, Span(rows), isCounted: true)
            );

        IEnumerable<ProgressTableLine> Waiting(ProgressState rows)
        {
            var kinds = rows.Rows.Where(x => x.State == RowState.Waiting).GroupBy(x => x.Kind).Select(x => Plural(x.Key, x.Count())).ToList();
            return kinds.Count == 0
                ? []
                : [new ProgressTableLine(RowState.Waiting, columns.Line("waiting", string.Join(", ", kinds), null, null, null, isCounted: true))];
        }

        ProgressTableLine More(int count) => new(RowState.Running, columns.Line("", $"{count} more", null, null, null));
    }

    private static string Titled(ProgressRow row) => row.Note.Length > 0 && row.HasEnded ? $"{row.Name} ({row.Note})" : row.Name;

    /// <summary>From the first start to the last end.</summary>
    private static double? Span(IEnumerable<ProgressRow> rows)
    {
        var made = rows.Where(x => x.Started is not null).ToList();
        return made.Count == 0 ? null : made.Max(x => x.Started!.Value + (x.Seconds ?? 0)) - made.Min(x => x.Started!.Value);
    }

    private static string Counts(IEnumerable<ProgressRow> rows) =>
        string.Join(", ", rows.GroupBy(x => x.State).OrderBy(x => x.Key).Select(x => $"{x.Count()} {Ended(x.First())}"));

    private static string Ended(ProgressRow row) =>
        (row.Kind, row.State) switch
        {
            (ProgressKind.Test, RowState.Made) => "passed",
            (ProgressKind.Unpack, RowState.Made) => "unpacked",
            _ => Word(row.State),
        };

    private static string Plural(ProgressKind kind, int count) =>
        (kind, count) switch
        {
            (ProgressKind.Fetch, _) => count == 1 ? "download" : "downloads",
            (ProgressKind.Delivery, _) => count == 1 ? "delivery" : "deliveries",
            (ProgressKind.Unpack, _) => "packages",
            (ProgressKind.Wheels, _) => "wheels",
            _ => $"{count} {kind.ToString().ToLowerInvariant()}{(count == 1 ? "" : "s")}",
        };

    private static string Word(RowState state) => state.ToString().ToLowerInvariant();
}

using Slipway.Core.Progress;

namespace Slipway.Core.Tests.Progress;

[Trait("Row", "U1")]
public sealed class ProgressStateTests
{
    private static ProgressEvent Layer(string name, RowState state, double at) => new(ProgressKind.Layer, name, state, at);

    private static ProgressState After(params ProgressEvent[] events) => events.Aggregate(ProgressState.Empty, (state, x) => state.With(x));

    [Fact]
    public void A_row_keeps_what_its_events_told()
    {
        var state = After(
            Layer("base", RowState.Waiting, 0) with
            {
                Note = "new",
            },
            Layer("base", RowState.Running, 1),
            Layer("base", RowState.Running, 2) with
            {
                Bytes = 5,
                TotalBytes = 10,
            }
        );
        var row = state.Rows.ShouldHaveSingleItem();
        row.ShouldBe(new ProgressRow(ProgressKind.Layer, "base", RowState.Running, 1, null, 5, 10, "new"));
        row.SecondsAt(4).ShouldBe(3);
        row.With(Layer("base", RowState.Made, 6) with { Bytes = 4 }).ShouldBe(row with { State = RowState.Made, Seconds = 5, Bytes = 4 });
    }

    [Fact]
    public void Seconds_of_what_ended_stand_still()
    {
        After(Layer("base", RowState.Running, 1), Layer("base", RowState.Made, 3)).Rows[0].SecondsAt(100).ShouldBe(2);
        After(Layer("base", RowState.Running, 1), Layer("base", RowState.Made, 3) with { Seconds = 1.5 }).Rows[0].SecondsAt(100).ShouldBe(1.5);
        After(Layer("base", RowState.Found, 1)).Rows[0].SecondsAt(100).ShouldBe(0);
    }

    [Fact]
    public void What_runs_once_more_begins_anew()
    {
        var row = After(
            Layer("9 packages", RowState.Running, 1) with
            {
                TotalBytes = 7,
            },
            Layer("9 packages", RowState.Made, 2) with
            {
                Bytes = 7,
            },
            Layer("9 packages", RowState.Running, 10)
        )
            .Rows.ShouldHaveSingleItem();
        (row.Started, row.Seconds, row.Bytes, row.TotalBytes).ShouldBe((10, null, null, null));
    }

    [Fact]
    public void Rows_of_one_name_and_several_kinds_are_several() =>
        After(Layer("x", RowState.Running, 0), new ProgressEvent(ProgressKind.Step, "x", RowState.Running, 0)).Rows.Count.ShouldBe(2);

    [Fact]
    public void The_end_of_a_step_stops_what_runs_and_forgets_what_waits() =>
        After(Layer("a", RowState.Made, 1), Layer("b", RowState.Running, 1), Layer("c", RowState.Waiting, 1))
            .Settled(4)
            .Rows.Select(x => (x.Name, x.State, x.Seconds))
            .ShouldBe([("a", RowState.Made, 0), ("b", RowState.Stopped, 3)]);

    [Theory]
    [InlineData(false, true, false, "xterm-256color", FaceKind.Live)]
    [InlineData(false, true, false, null, FaceKind.Live)]
    [InlineData(false, true, false, "dumb", FaceKind.Lines)]
    [InlineData(false, true, false, "", FaceKind.Lines)]
    [InlineData(false, true, true, "xterm", FaceKind.Lines)]
    [InlineData(false, false, false, "xterm", FaceKind.Lines)]
    [InlineData(true, true, false, "xterm", FaceKind.Json)]
    [InlineData(true, false, true, "dumb", FaceKind.Json)]
    public void Only_who_watches_a_terminal_gets_a_table(bool json, bool terminal, bool server, string? term, FaceKind expected) =>
        FaceChoice.Of(json, terminal, server, term).ShouldBe(expected);
}

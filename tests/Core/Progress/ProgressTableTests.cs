using Slipway.Core.Progress;
using Slipway.Core.Rendering;

namespace Slipway.Core.Tests.Progress;

[Trait("Row", "U1")]
public sealed class ProgressTableTests
{
    private static ProgressState State(params (ProgressKind Kind, string Name, RowState State, double At, long? Bytes, long? Total)[] events) =>
        events.Aggregate(
            ProgressState.Empty,
            (state, x) => state.With(new ProgressEvent(x.Kind, x.Name, x.State, x.At) { Bytes = x.Bytes, TotalBytes = x.Total })
        );

    private static readonly ProgressState Busy = State(
        (ProgressKind.Fetch, "40 Debian packages", RowState.Running, 0, null, 50_000_000),
        (ProgressKind.Fetch, "40 Debian packages", RowState.Made, 2, 50_000_000, null),
        (ProgressKind.Layer, "linux/amd64/model", RowState.Found, 2, 1_900_000, null),
        (ProgressKind.Layer, "linux/amd64/venv", RowState.Running, 2, null, null),
        (ProgressKind.Layer, "linux/amd64/venv", RowState.Made, 3, 400, null),
        (ProgressKind.Layer, "linux/amd64/base", RowState.Running, 2.5, 12_300_000, 45_000_000),
        (ProgressKind.Layer, "linux/amd64/onnxruntime", RowState.Running, 3, 64_000, 20_000_000),
        (ProgressKind.Layer, "linux/amd64/app", RowState.Waiting, 3, null, null),
        (ProgressKind.Layer, "linux/amd64/sympy", RowState.Waiting, 3, null, null)
    );

    [Fact]
    public void Eighty_columns_show_state_name_bytes_of_total_and_seconds() =>
        ProgressTable
            .Render(Busy, 80, 24, 5.5)
            .Select(x => x.Text)
            .ShouldBe([
                "done     download: 1 made                                       50.0 MB   2.0 s",
                "done     2 layers: 1 found, 1 made                               1.9 MB   1.0 s",
                "running  linux/amd64/base                               12.3 of 45.0 MB   3.0 s",
                "running  linux/amd64/onnxruntime                     64.0 kB of 20.0 MB   2.5 s",
                "waiting  2 layers",
            ]);

    [Fact]
    public void A_wide_terminal_has_the_same_lines_unless_a_name_needs_the_room()
    {
        ProgressTable.Render(Busy, 200, 24, 5.5).ShouldBe(ProgressTable.Render(Busy, 80, 24, 5.5));
        var name = $"[backend-build 3/3] RUN {new string('x', 60)}";
        var lines = ProgressTable.Render(Busy.With(new ProgressEvent(ProgressKind.Step, name, RowState.Running, 4)), 200, 24, 5.5);
        var end = name[^70..];
        lines.ShouldContain(x => x.Text.Contains(end, StringComparison.Ordinal));
        lines.Max(x => x.Text.Length).ShouldBe(110);
    }

    [Fact]
    public void Packages_that_are_unpacked_are_counted_with_their_bytes()
    {
        var running = State((ProgressKind.Unpack, "packages of linux/amd64/base", RowState.Running, 1, 9_000_000, 15_000_000));
        ProgressTable.Render(running, 80, 24, 2).Single().Text.ShouldMatch("^running  packages of linux/amd64/base +9.0 of 15.0 MB   1.0 s$");
        var ended = running.With(new ProgressEvent(ProgressKind.Unpack, "packages of linux/amd64/base", RowState.Made, 3) { Bytes = 15_000_000 });
        ProgressTable.Render(ended, 80, 24, 3).Single().Text.ShouldMatch("^done     packages: 1 unpacked +15.0 MB   2.0 s$");
    }

    [Fact]
    public void Twenty_columns_show_the_end_of_the_name_and_seconds() =>
        ProgressTable
            .Render(Busy, 20, 24, 5.5)
            .Select(x => x.Text)
            .ShouldBe(["download: ~   2.0 s", "2 layers: ~   1.0 s", "~amd64/base   3.0 s", "~nnxruntime   2.5 s", "2 layers"]);

    [Fact]
    public void No_line_is_wider_than_any_terminal_and_one_stays_free()
    {
        var many = Enumerable
            .Range(0, 60)
            .Aggregate(
                Busy,
                (state, i) =>
                    state.With(
                        new ProgressEvent(ProgressKind.Step, $"[stage-{i} {i}/60] RUN \tmake \u001b[31m 編 {new string('x', i * 5)}", RowState.Running, i)
                        {
                            Bytes = long.MaxValue / 2,
                            TotalBytes = long.MaxValue,
                        }
                    )
            );
        for (var width = 1; width <= 200; width++)
            foreach (var height in new[] { 1, 2, 3, 5, 24, 200 })
            {
                var lines = ProgressTable.Render(many, width, height, 1e9);
                lines.Count.ShouldBeInRange(1, Math.Max(1, height - 1));
                lines.ShouldAllBe(x => x.Text.Length <= Math.Max(1, width - 1) && !x.Text.Any(char.IsControl), $"{width} x {height}");
            }
    }

    [Fact]
    public void Where_lines_are_short_what_runs_is_kept_and_the_rest_counted()
    {
        ProgressTable.Render(Busy, 80, 5, 5.5).Select(x => x.State).ShouldBe([RowState.Made, RowState.Running, RowState.Running, RowState.Waiting]);
        ProgressTable.Render(Busy, 80, 4, 5.5).Select(x => x.State).ShouldBe([RowState.Running, RowState.Running, RowState.Waiting]);
        ProgressTable.Render(Busy, 80, 2, 5.5).Single().Text.ShouldEndWith("2 more");
    }

    [Fact]
    public void A_failed_row_has_a_line_of_its_own() =>
        ProgressTable
            .Render(
                State(
                    (ProgressKind.Step, "[2/2] RUN make", RowState.Running, 0, null, null),
                    (ProgressKind.Step, "[2/2] RUN make", RowState.Failed, 1, null, null)
                ),
                80,
                24,
                9
            )
            .Single()
            .ShouldSatisfyAllConditions(
                x => x.State.ShouldBe(RowState.Failed),
                x => x.Text.ShouldStartWith("failed   [2/2] RUN make"),
                x => x.Text.ShouldEndWith(" 1.0 s")
            );
}

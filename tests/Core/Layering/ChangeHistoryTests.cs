using Slipway.Core.Diagnostics;
using Slipway.Core.Layering;
using Slipway.Core.Rendering;
using Slipway.Tests;

namespace Slipway.Core.Tests.Layering;

[Trait("Row", "Y1")]
public sealed class ChangeHistoryTests
{
    [Fact]
    public void The_shipped_history_is_learnt_from_the_series_in_the_tests()
    {
        ShippedHistory.Render(Repository.Root).ShouldEndWith(ChangeHistoryText.Write(Series.All), Case.Sensitive);
        File.ReadAllText(Path.Combine(Repository.Root, "build/Core/Layering/shipped-history.txt")).ShouldBe(ShippedHistory.Render(Repository.Root));
        ChangeHistoryText.Shipped.Select(x => x.Name).ShouldBe(Series.All.Select(x => x.Name));
    }

    [Fact]
    public void Text_of_more_than_64_steps_is_read_as_it_was_written()
    {
        var day = new DateOnly(2026, 1, 1);
        var many = new LockSeries(
            "many",
            [
                .. Enumerable
                    .Range(0, 151)
                    .Select(i => new LockSnapshot(day.AddDays(i), [Series.Wheel("a", 10, i == 130 ? "2" : "1"), Series.Wheel("b", 10, $"{i}")])),
            ]
        );
        var text = ChangeHistoryText.Write([many]);
        var read = ChangeHistoryText.Read(text.Split('\n')).Single();
        read.Days.ShouldBe(1);
        LayerReplay.LeaveOut([read], many with { Name = "other" }).ShouldBeEmpty("it says the same");
        text.Split('\n')
            .Single(x => x.StartsWith("a ", StringComparison.Ordinal))
            .ShouldEndWith(" 600000000000000000000000000000000", Case.Sensitive, "the steps to version 2 and back");
    }

    [Fact]
    public void A_line_that_is_no_history_is_refused() => Should.Throw<FormatException>(() => ChangeHistoryText.Read(["history x 1"]));

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"date\":\"2026-01-01\"}")]
    [InlineData("{\"date\":\"tomorrow\",\"packages\":[]}")]
    [InlineData("{\"date\":\"2026-01-01\",\"packages\":[[\"a\"]]}")]
    [InlineData("{\"date\":\"2026-01-01\",\"packages\":[[\"a\",\"1\",null,\"a.whl\",1,[]],[\"A\",\"2\",null,\"a.whl\",1,[]]]}")]
    public void A_series_with_a_line_that_is_no_lock_is_refused_with_its_number(string line) =>
        Should
            .Throw<SlipwayException>(() => LockSeries.Read("x", ["", "{\"date\":\"2026-01-01\",\"error\":\"no\"}", line], "x.jsonl"))
            .Problems.Single()
            .Found.ShouldContain("line 3");

    [Fact]
    public void Snapshots_are_sorted_by_day()
    {
        var series = LockSeries.Read("x", ["{\"date\":\"2026-02-01\",\"packages\":[]}", "{\"date\":\"2026-01-01\",\"packages\":[]}"], "x.jsonl");
        series.Snapshots.Select(x => x.Date.Month).ShouldBe([1, 2]);
    }
}

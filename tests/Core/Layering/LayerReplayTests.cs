using Slipway.Core.Layering;

namespace Slipway.Core.Tests.Layering;

[Trait("Row", "Y3")]
public sealed class LayerReplayTests
{
    /// <summary>The known figures of simple rules on the same data: whoever changes how bytes are counted sees it here.</summary>
    [Theory]
    [InlineData("full-vllm.gpu", 26212, "one layer", 4.96)]
    [InlineData("full-vllm.gpu", 26212, "over 50 MB apart", 1.34)]
    [InlineData("full-vllm.gpu", 26212, "by size, 10", 2.29)]
    [InlineData("full-vllm.gpu", 26212, "by size, 48", 1.05)]
    [InlineData("full-vllm.gpu", 26212, "by popularity, 32", 3.90)]
    [InlineData("full-vllm.gpu", 26212, "first plan frozen, 16", 2.63)]
    [InlineData("speech.gpu", 14641, "one layer", 6.17)]
    [InlineData("speech.gpu", 14641, "by size, 20", 1.12)]
    [InlineData("recommended.gpu", 17733, "over 50 MB apart", 1.24)]
    [InlineData("minimal.cpu", 3689, "by size, 20", 1.06)]
    [InlineData("tabular.cpu", 4032, "first plan frozen, 16", 1.49)]
    public void Simple_rules_have_their_known_figures(string name, int floor, string rule, double ratio)
    {
        var result = LayerBaselines.All(Series.All.Single(x => x.Name == name)).Single(x => x.Name == rule).Result;
        (result.Floor.Sum() / 1_000_000).ShouldBe(floor);
        result.Ratio.ShouldBe(ratio, 0.0051);
    }

    /// <summary>A year of updates; what was learnt from a series is not known when it is replayed.</summary>
    [Theory]
    [Trait("Row", "F5")]
    [InlineData("full-vllm.gpu", 1.25, 1.07, 1.04)]
    [InlineData("minimal.cpu", 1.07, 1.025, 1.025)]
    [InlineData("recommended.gpu", 1.1, 1.02, 1.01)]
    [InlineData("speech.gpu", 1.11, 1.025, 1.01)]
    [InlineData("tabular.cpu", 1.045, 1.025, 1.025)]
    public void A_year_of_updates_moves_no_more_than_this(string name, double at16, double at32, double atDefault)
    {
        var series = Series.All.Single(x => x.Name == name);
        var others = LayerReplay.LeaveOut(ChangeHistoryText.Shipped, series);
        others.Count.ShouldBe(ChangeHistoryText.Shipped.Count - 1);
        LayerReplay.Planned(series, 16, others).Ratio.ShouldBeLessThanOrEqualTo(at16);
        LayerReplay.Planned(series, 32, others).Ratio.ShouldBeLessThanOrEqualTo(at32);
        var byCost = LayerReplay.Planned(series, LayerCost.Limit, others);
        byCost.Ratio.ShouldBeLessThanOrEqualTo(atDefault);
        byCost.WorstStep.ShouldBeLessThan(50e6);
    }

    [Fact]
    public void No_plan_depends_on_a_later_lock()
    {
        var series = Series.All.Single(x => x.Name == "tabular.cpu");
        var whole = LayerReplay.Planned(series, 16, ChangeHistoryText.Shipped);
        var cut = LayerReplay.Planned(series with { Snapshots = [.. series.Snapshots.Take(9)] }, 16, ChangeHistoryText.Shipped);
        cut.Moved.ShouldBe(whole.Moved.Take(8));
    }

    [Fact]
    public void A_series_is_left_out_under_another_name_too() =>
        LayerReplay.LeaveOut(ChangeHistoryText.Shipped, Series.Vllm with { Name = "mine" }).Select(x => x.Name).ShouldNotContain("full-vllm.gpu");

    [Fact]
    public void A_series_in_which_nothing_changes_moves_nothing()
    {
        var day = Series.Vllm.Snapshots[0];
        var result = LayerReplay.Planned(new LockSeries("still", [day, day with { Date = day.Date.AddDays(1) }]), 16, ChangeHistoryText.Shipped);
        result.Moved.ShouldBe([0]);
        result.Ratio.ShouldBe(1);
        LayerReplay.Planned(new LockSeries("empty", []), 16, []).Ratio.ShouldBe(1);
    }
}

using Slipway.Core.Layering;

namespace Slipway.Core.Tests.Layering;

/// <summary>A project's own history, one line an update.</summary>
[Trait("Row", "Y1")]
public sealed class LockUpdateTests
{
    [Theory]
    [InlineData("2026-11-20")]
    [InlineData("? numpy")]
    [InlineData("2026-11-20 numpy pillow +new -gone")]
    public void A_line_is_read_as_it_was_written(string line) => LockUpdate.TryParse(line)!.ToString().ShouldBe(line);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("numpy")]
    [InlineData("2026-13-01 numpy")]
    [InlineData("2026-11-20  numpy")]
    [InlineData("<<<<<<< HEAD")]
    public void Other_lines_are_none(string? line) => LockUpdate.TryParse(line).ShouldBeNull();

    [Theory]
    [InlineData("d a +b -c", "d b", "d a +b -c")]
    [InlineData("d +b", "d -b", "d")]
    [InlineData("d -c", "d +c", "d c")]
    [InlineData("d a", "d -a +b", "d +b -a")]
    public void Two_updates_of_one_day_are_one(string first, string second, string both)
    {
        LockUpdate Of(string text) => LockUpdate.TryParse(text.Replace("d", "2026-11-20", StringComparison.Ordinal))!;
        Of(first).And(Of(second)).ToString().ShouldBe(Of(both).ToString());
    }

    /// <summary>The same steps, once as whole locks and once as lines, give the same rates.</summary>
    [Fact]
    public void Lines_say_what_the_locks_themselves_say()
    {
        var snapshots = Series.All.Single(x => x.Name == "tabular.cpu").Snapshots;
        StoredLayerPlan? stored = null;
        for (var i = 0; i < snapshots.Count; i++)
        {
            var day = snapshots[i].Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            var layers = new LockLayering(null, () => []).Of(Lock.Of(snapshots[i].Wheels, day), stored);
            stored = layers.Stored;
            if (i != snapshots.Count - 1)
                continue;
            var described = LockLayering.Describe(Lock.Of(snapshots[i].Wheels, day), layers);
            var locks = snapshots.Select(x => x with { Wheels = [.. Lock.Of(x.Wheels, day).Packages.Select(PlannedWheel.Of)] }).ToList();
            var whole = LayerPlanner.Describe(
                new LayerInputs(locks[^1].Wheels, ChangeHistory.Of("own", locks), stored, LayerCost.Limit, [], ChangeHistoryText.Shipped)
            );
            described.Layers.Select(x => (x.Name, x.Chance, x.ChangesAYear)).ShouldBe(whole.Layers.Select(x => (x.Name, x.Chance, x.ChangesAYear)));
        }
        stored!.Updates.Count.ShouldBe(snapshots.Count);
    }

    [Fact]
    public void Updates_of_long_ago_are_forgotten()
    {
        StoredLayerPlan? stored = null;
        for (var i = 0; i < 80; i++)
            stored = new LockLayering(null, () => []).Of(Lock.Of([Series.Wheel("a", 1000, $"1.{i}")], $"2026-{1 + i / 28:00}-{1 + i % 28:00}"), stored).Stored;
        stored!.Updates.Count.ShouldBe(65);
        stored.Updates[^1].ShouldStartWith("2026-03-24 ");
    }
}

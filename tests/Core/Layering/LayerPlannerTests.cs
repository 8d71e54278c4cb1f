using Slipway.Core.Layering;

namespace Slipway.Core.Tests.Layering;

[Trait("Row", "Y1")]
public sealed class LayerPlannerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(32)]
    [InlineData(100)]
    public void Every_wheel_is_in_exactly_one_layer_and_there_are_never_more_than_the_limit(int limit)
    {
        foreach (var series in Series.All)
        {
            StoredLayerPlan? previous = null;
            foreach (var snapshot in series.Snapshots.Where((_, i) => i % 9 == 0))
            {
                var plan = LayerPlanner.Plan(Series.Inputs(snapshot.Wheels, previous, limit));
                plan.Layers.SelectMany(layer => layer.Wheels).ShouldBe(snapshot.Wheels, ignoreOrder: true);
                plan.Layers.Count.ShouldBeLessThanOrEqualTo(limit);
                plan.Layers.Select(layer => layer.Name).ShouldBeUnique();
                previous = plan.Stored;
            }
        }
    }

    [Fact]
    public void The_order_of_wheels_and_parents_does_not_matter()
    {
        var wheels = Series.Vllm.Snapshots[20].Wheels;
        var own = ChangeHistory.Of("own", [.. Series.Vllm.Snapshots.Take(21)]);
        var previous = LayerPlanner.Plan(Series.Inputs(Series.Vllm.Snapshots[19].Wheels)).Stored;
        var first = LayerPlanner.Plan(new LayerInputs(wheels, own, previous, 32, [], ChangeHistoryText.Shipped));
        foreach (var seed in (int[])[1, 2, 3])
        {
            var random = new Random(seed);
            var shuffled = wheels.OrderBy(_ => random.Next()).Select(wheel => wheel with { Parents = [.. wheel.Parents.Reverse()] }).ToList();
            var layers = previous.Layers.OrderBy(_ => random.Next()).Select(layer => (IReadOnlyList<string>)[.. layer.Reverse()]).ToList();
            var again = LayerPlanner.Plan(new LayerInputs(shuffled, own, previous with { Layers = layers }, 32, [], [.. ChangeHistoryText.Shipped]));
            again.Stored.ToJson().ShouldBe(first.Stored.ToJson());
            again.Layers.Select(x => (x.Name, x.Chance, x.Why)).ShouldBe(first.Layers.Select(x => (x.Name, x.Chance, x.Why)));
        }
    }

    [Fact]
    public void A_layer_of_which_nothing_changed_stays()
    {
        StoredLayerPlan? previous = null;
        foreach (var snapshot in Series.Vllm.Snapshots.Take(6))
        {
            var plan = LayerPlanner.Plan(Series.Inputs(snapshot.Wheels, previous, 24));
            var here = snapshot.Wheels.Select(StoredLayerPlan.Member).ToHashSet();
            var clean = (previous?.Layers ?? [])
                .Where(layer => layer.All(here.Contains))
                .Select(layer => string.Join('\n', layer.Order(StringComparer.Ordinal)))
                .ToList();
            plan.Layers.Where(x => x.IsKept)
                .Select(x => string.Join('\n', x.Wheels.Select(StoredLayerPlan.Member).Order(StringComparer.Ordinal)))
                .ShouldBe(clean, ignoreOrder: true);
            previous = plan.Stored;
        }
    }

    [Fact]
    public void The_same_lock_again_is_the_same_plan()
    {
        var wheels = Series.Vllm.Snapshots[5].Wheels;
        var first = LayerPlanner.Plan(Series.Inputs(wheels));
        var second = LayerPlanner.Plan(Series.Inputs(wheels, first.Stored));
        second.Layers.Select(x => x.Name).ShouldBe(first.Layers.Select(x => x.Name));
        second.Layers.ShouldAllBe(x => x.IsKept);
    }

    [Fact]
    public void A_smaller_limit_gives_up_the_smallest_layers()
    {
        var wheels = Series.Vllm.Snapshots[5].Wheels;
        var first = LayerPlanner.Plan(Series.Inputs(wheels, limit: 40));
        var second = LayerPlanner.Plan(Series.Inputs(wheels, first.Stored, 20));
        second.Layers.Count.ShouldBeLessThanOrEqualTo(20);
        var largest = first.Layers.OrderByDescending(x => x.Bytes).Take(15).Select(x => x.Name);
        second.Layers.Where(x => x.IsKept).Select(x => x.Name).ShouldBeSubsetOf(first.Layers.Select(x => x.Name));
        largest.ShouldBeSubsetOf(second.Layers.Where(x => x.IsKept).Select(x => x.Name));
    }

    [Fact]
    public void Wheels_of_one_release_share_a_layer_and_the_plan_says_why()
    {
        var wheels = Enumerable
            .Range(0, 4)
            .Select(i => Series.Wheel($"blas-part{i}", 90_000_000, "13.0.1", "engine"))
            .Append(Series.Wheel("other", 80_000_000, "2.7"))
            .ToList();
        var plan = LayerPlanner.Plan(Series.Inputs(wheels, limit: 2));
        plan.Layers.Count.ShouldBe(2);
        var together = plan.Layers.Single(x => x.Wheels.Count == 4);
        together.Reason.ShouldBe(LayerReason.Together);
        together.Leader.ShouldStartWith("blas-part");
        plan.Layers.Single(x => x.Wheels.Count == 1).Reason.ShouldBe(LayerReason.Alone);
    }

    [Fact]
    public void What_the_project_itself_saw_beats_what_others_saw()
    {
        // Two large wheels that nobody knows: one changed in every update of this project, the other in none.
        var before = Enumerable.Range(0, 20).Select(i => new LockSnapshot(new DateOnly(2026, 1, 1).AddDays(14 * i), Wheels(i))).ToList();
        var plan = LayerPlanner.Plan(new LayerInputs(before[^1].Wheels, ChangeHistory.Of("own", before), null, 64, [], ChangeHistoryText.Shipped));
        plan.Layers.Single(x => x.Wheels.Any(w => w.Name == "busy")).ChangesAYear.ShouldBeGreaterThan(20);
        plan.Layers.Single(x => x.Wheels.Any(w => w.Name == "quiet")).ChangesAYear.ShouldBeLessThan(3);
        plan.Layers[0].Wheels.Single().Name.ShouldBe("quiet", "what changes rarely lies at the bottom");

        static IReadOnlyList<PlannedWheel> Wheels(int step) => [Series.Wheel("busy", 50_000_000, $"1.{step}"), Series.Wheel("quiet", 50_000_000)];
    }

    [Fact]
    public void A_wheel_that_is_too_small_for_a_layer_gets_none()
    {
        var plan = LayerPlanner.Plan(Series.Inputs([.. Enumerable.Range(0, 30).Select(i => Series.Wheel($"tiny{i}", 2000, $"{i}.0"))]));
        plan.Layers.Count.ShouldBeLessThan(3, "a layer costs what moving 1 MB costs");
    }

    [Fact]
    public void A_lock_without_packages_has_no_layers() => LayerPlanner.Plan(Series.Inputs([])).Layers.ShouldBeEmpty();

    [Fact]
    public void A_pinned_group_is_a_layer_of_its_own_also_against_the_plan_before()
    {
        var wheels = Series.Vllm.Snapshots[5].Wheels;
        var first = LayerPlanner.Plan(Series.Inputs(wheels, limit: 16));
        var pin = new PinnedWheels("web", new HashSet<string> { "fastapi", "uvicorn" });
        var second = LayerPlanner.Plan(Series.Inputs(wheels, first.Stored, 16, pin));
        var web = second.Layers.Single(x => x.Name == "web");
        web.Wheels.Select(x => x.Name).ShouldBe(["fastapi", "uvicorn"]);
        web.Reason.ShouldBe(LayerReason.Pinned);
        second.Layers.Count.ShouldBeLessThanOrEqualTo(16);
        second.Layers.Count(x => x.IsKept).ShouldBeGreaterThan(10);
    }
}

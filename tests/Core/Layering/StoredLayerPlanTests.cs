using Slipway.Core.Diagnostics;
using Slipway.Core.Layering;

namespace Slipway.Core.Tests.Layering;

[Trait("Row", "Y1")]
public sealed class StoredLayerPlanTests
{
    [Fact]
    public void A_plan_is_read_as_it_was_written()
    {
        var plan = LayerPlanner.Plan(Series.Inputs(Series.Vllm.Snapshots[0].Wheels)).Stored;
        var (read, warning) = StoredLayerPlan.Read(plan.ToJson(), "plan.json");
        warning.ShouldBeNull();
        read!.ToJson().ShouldBe(plan.ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"schema\":1}")]
    [InlineData("{\"schema\":2,\"lock\":\"\",\"limit\":9,\"groups\":[],\"updates\":[],\"layers\":[]}")]
    [InlineData("{\"schema\":1,\"lock\":\"\",\"limit\":9,\"groups\":[],\"updates\":[],\"layers\":[[]]}")]
    [InlineData("{\"schema\":1,\"lock\":\"\",\"limit\":9,\"groups\":[],\"updates\":[],\"layers\":[null]}")]
    [InlineData("{\"schema\":1,\"lock\":\"\",\"limit\":9,\"groups\":[],\"updates\":[],\"layers\":[[null]]}")]
    [InlineData("{\"schema\":1,\"lock\":\"\",\"limit\":9,\"groups\":[],\"updates\":[],\"layers\":[[\"noidentity\"]]}")]
    [InlineData("{\"schema\":1,\"lock\":\"\",\"limit\":9,\"groups\":[],\"updates\":[],\"layers\":[[\"a 1\"],[\"a 2\"]]}")]
    [InlineData("{\"schema\":1,\"lock\":\"\",\"limit\":9,\"groups\":[],\"updates\":[],\"layers\":[[\"a 1\"]")]
    [InlineData("{\"schema\":1,\"lock\":\"\",\"limit\":9,\"groups\":[],\"updates\":[\"yesterday\"],\"layers\":[[\"a 1\"]]}")]
    [InlineData("{\"schema\":1,\"lock\":\"\",\"limit\":9,\"groups\":[null],\"updates\":[],\"layers\":[[\"a 1\"]]}")]
    public void One_that_cannot_be_read_is_a_warning_and_the_layers_are_planned_afresh(string json)
    {
        var (plan, warning) = StoredLayerPlan.Read(json, "plan.json");
        plan.ShouldBeNull();
        warning!.Number.ShouldBe("SLP168");
        warning.Family.ShouldBe(Family.Warning);
        warning.Found.ShouldContain("plan.json");
    }

    [Fact]
    public void Layers_of_another_lock_are_all_planned_anew()
    {
        const string Json = """{"schema":1,"lock":"","limit":9,"groups":[],"updates":[],"layers":[["a 1","b 1"],["c 1"]]}""";
        var (old, warning) = StoredLayerPlan.Read(Json, "plan.json");
        warning.ShouldBeNull();
        var plan = LayerPlanner.Plan(Series.Inputs([Series.Wheel("a", 5_000_000), Series.Wheel("d", 9_000_000)], old));
        plan.Layers.ShouldAllBe(x => !x.IsKept);
        plan.Layers.Sum(x => x.Wheels.Count).ShouldBe(2);
    }
}

using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools.Engine;
using Slipway.Tools.Making;

namespace Slipway.Images.Tests.Demo;

/// <summary>An engine that was there when the plan was made and is gone when it is carried out.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "X3")]
[Trait("Row", "U2")]
public sealed class StoppedEngineTests(DemoHome demo)
{
    [EngineFact]
    public async Task An_engine_that_stops_between_plan_and_build_is_named_and_the_next_run_makes_just_what_is_missing()
    {
        using var checkout = new DemoCheckout(demo.Home.Root);
        (await checkout.RuntimeAsync("--smoke", "off")).ExitCode.ShouldBe(0);
        File.AppendAllText(checkout["service", "native", "frames.cpp"], $"// {Guid.NewGuid()}\n");
        using var bench = DemoBench.Open(checkout, demo.Home);
        var plan = await DemoBench.PlanAsync(bench);
        plan.ToMake.ShouldHaveSingleItem().Maker.ShouldBe(LayerMaker.Component);
        var own = new OwnEngine(demo.Home, _ => { });
        await own.StartAsync(CancellationToken.None);
        var found = await bench.Engines.RequireAsync(CancellationToken.None);
        Needs.That(found.Endpoint.Address == own.Endpoint.Address, "this machine has an engine of its own, which the test must not stop");

        await own.StopAsync(CancellationToken.None);
        var refused = await Should.ThrowAsync<SlipwayException>(() => new NativeBuild(bench).BackendBuildAsync(plan, CancellationToken.None));

        var problem = refused.Problems.ShouldHaveSingleItem();
        problem.Number.ShouldBe("SLP512");
        problem.Found.ShouldContain(own.Endpoint.Address);
        foreach (var layer in plan.Layers)
            bench.Layers.Find(layer.Key).ShouldBe(layer.Packed, layer.Id);
        var again = await checkout.RuntimeAsync("--smoke", "off");
        again.ExitCode.ShouldBe(0, again.Output + again.Error);
        var record = demo.Record(checkout);
        record.PlanKey.ShouldBe(plan.Key.Hex);
        record.Layers.Where(x => x.State == "made").ShouldHaveSingleItem().Key.ShouldBe(plan.ToMake.Single().Key.Hex);
    }
}

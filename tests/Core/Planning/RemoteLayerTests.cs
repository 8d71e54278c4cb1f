using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Forecasting;
using Slipway.Core.Rendering;

namespace Slipway.Core.Tests.Planning;

/// <summary>A plan of which a registry has layers by key.</summary>
[Trait("Row", "Y4")]
public sealed class RemoteLayerTests
{
    private static readonly ImageReference Cache = new("registry.example.com", "team/cache");
    private readonly TinyService _service = new();

    [Fact]
    [Trait("Row", "P4")]
    public void Where_a_registry_has_all_nothing_is_made_and_no_wheel_is_needed()
    {
        var plan = Plan(_ => true);

        plan.ToMake.ShouldBeEmpty();
        new[] { plan.BuildBase, plan.Wheelhouse, plan.BackendBuild }.ShouldAllBe(x => x.State == PlanState.NotNeeded);
        plan.Remote.Count().ShouldBe(plan.Layers.Count());
        plan.Layers.ShouldAllBe(x => x.Repository == Cache && x.Reasons.Single().Text == "in the registry, registry.example.com/team/cache");
    }

    [Fact]
    public void The_store_is_asked_first()
    {
        _service.Make(TinyService.Inputs);
        var asked = new List<Key>();

        var plan = Plan(key =>
        {
            asked.Add(key);
            return true;
        });

        asked.ShouldBeEmpty();
        plan.Remote.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Row", "P1")]
    public void It_is_reported_as_found_in_the_registry_and_what_is_pulled_is_forecast()
    {
        var app = Plan(_ => false).Layers.Single(x => x.Maker == LayerMaker.App).Key;
        var plan = Plan(key => key != app);

        PlanForecast Forecast(long pulled) => new Forecaster(History.Empty, Rates.Default, _service, 2).Of(plan, false, null, pulled);
        var report = new PlanReporting(plan, Forecast(0), Rates.Default).Report();

        report.Images[0].Layers.Select(x => string.Join(",", x.Where)).ShouldBe(plan.Layers.Select(x => x.Key == app ? "" : "registry"));
        PlanText.Render(report).ShouldContain("1.0 kB in registry");
        PlanText.Render(report).ShouldContain("1 layers to make");
        (Forecast(5000).Download - Forecast(0).Download).ShouldBe(5000);
    }

    private BuildPlan Plan(Func<Key, bool> has) =>
        new Planner(_service.Layers.GetValueOrDefault, _service)
        {
            Remote = key =>
                has(key) ? new RemoteLayer(key, new PackedLayer(Digest.Of(key.Hex), Digest.Of(key.Hex), 1000, 3000, 1, LayerFormat.Zstd, ""), Cache) : null,
        }.Plan(TinyService.Inputs);
}

using Slipway.Core.Planning;
using Slipway.Tools.Making;

namespace Slipway.Tools.Tests.Making;

/// <summary>The part of a plan that one target is about.</summary>
[Trait("Row", "P1")]
public sealed class PlanPartTests : IDisposable
{
    private readonly PlanFolder _folder = new();

    [Fact]
    public async Task Wheelhouse_by_name_compiles_what_no_layer_wants_and_says_so_apart_from_what_is_fetched()
    {
        using var bench = _folder.Bench();
        var plan = await _folder.PlanAsync() with { Compiles = [SampleCompile.Of("lz4") with { State = PlanState.NotNeeded }] };
        var part = new PlanPart(bench);

        var wheelhouse = part.Of(plan, "Wheelhouse");

        var wheels = plan.Inputs.Platforms[0].Groups.Sum(x => x.Wheels.Count);
        wheelhouse.Wheelhouse.Reasons[0].Text.ShouldBe($"{wheels} of {wheels + 1} wheels are not in the store, 1 of {wheels + 1} wheels have to be compiled");
        wheelhouse.Compiles.Single().State.ShouldBe(PlanState.Make);
        part.Of(plan, "BackendBuild").Compiles.ShouldBeEmpty();
        part.Of(plan, "BuildBase").Compiles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_nothing_is_missing_Wheelhouse_has_nothing_to_do()
    {
        using var bench = _folder.Bench();
        var plan = await _folder.PlanAsync();
        var inputs = plan.Inputs with { Platforms = [plan.Inputs.Platforms[0] with { Groups = [] }] };

        var wheelhouse = new PlanPart(bench).Of(
            plan with
            {
                Inputs = inputs,
                Compiles = [SampleCompile.Of("lz4") with { State = PlanState.Found }],
            },
            "Wheelhouse"
        );

        (wheelhouse.Wheelhouse.State, wheelhouse.Wheelhouse.Reasons[0].Text).ShouldBe((PlanState.NotNeeded, "all 1 wheels are in the store"));
    }

    public void Dispose() => _folder.Dispose();
}

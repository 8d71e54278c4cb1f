using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Tools.Making;

/// <summary>The part of a plan that one target is about, as it would carry it out when named on the command line.</summary>
internal sealed class PlanPart(Workbench bench)
{
    public BuildPlan Of(BuildPlan plan, string target) =>
        target switch
        {
            "BuildBase" => plan with { BuildBase = Asked(plan.BuildBase, "asked for by name; BuildKit runs what it has not cached"), Images = Only(plan) },
            "Wheelhouse" => plan with { Wheelhouse = Wheelhouse(plan), Images = Only(plan, LayerMaker.Syslibs, LayerMaker.Wheels, LayerMaker.Bytecode) },
            "BackendBuild" => plan with { BackendBuild = BackendBuild(plan), Images = Only(plan, LayerMaker.Component) },
            _ => plan,
        };

    private static List<ImagePlan> Only(BuildPlan plan, params LayerMaker[] makers) =>
        makers.Length == 0 ? [] : [.. plan.Images.Select(x => x with { Layers = [.. x.Layers.Where(y => makers.Contains(y.Maker))] })];

    private static ProductPlan Asked(ProductPlan product, string why) =>
        product with
        {
            State = PlanState.Make,
            Reasons = [new Reason(ReasonKind.Needed, why)],
        };

    /// <summary>By name it brings all wheels, not just those that layers need.</summary>
    private ProductPlan Wheelhouse(BuildPlan plan)
    {
        var wheels = plan.Inputs.Platforms.SelectMany(x => x.Groups).SelectMany(x => x.Wheels).DistinctBy(x => x.Hash).ToList();
        var missing = wheels.Where(x => !bench.Store.Has(x.Hash)).ToList();
        return missing.Count == 0
            ? plan.Wheelhouse with
            {
                State = PlanState.NotNeeded,
                Reasons = [new Reason(ReasonKind.Found, $"all {wheels.Count} wheels are in the store")],
            }
            : Asked(plan.Wheelhouse, $"{missing.Count} of {wheels.Count} wheels are not in the store");
    }

    private ProductPlan BackendBuild(BuildPlan plan)
    {
        var store = new StoreFacts(bench);
        var missing = plan.Layers.Where(x => x.Maker == LayerMaker.Component && !store.HasExport(x.Key)).ToList();
        return missing.Count == 0
            ? plan.BackendBuild with
            {
                State = PlanState.NotNeeded,
                Reasons = [new Reason(ReasonKind.Found, "what it makes is in the store")],
            }
            : Asked(plan.BackendBuild, $"asked for by name; not in the store: {string.Join(", ", missing.Select(x => x.Id))}");
    }
}

using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Tools.Making;

/// <summary>The part of a plan that one target is about, as it would carry it out when named on the command line.</summary>
internal sealed class PlanPart(Workbench bench)
{
    public BuildPlan Of(BuildPlan plan, string target) =>
        target switch
        {
            "BuildBase" => plan with
            {
                BuildBase = Asked(plan.BuildBase, "asked for by name; BuildKit runs what it has not cached"),
                Images = Only(plan),
                Compiles = [],
            },
            "Wheelhouse" => Wheelhouse(plan with { Compiles = [.. plan.Compiles.Select(Wanted)] }),
            "BackendBuild" => plan with { BackendBuild = BackendBuild(plan), Images = Only(plan, LayerMaker.Component), Compiles = [] },
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
    private BuildPlan Wheelhouse(BuildPlan plan)
    {
        var wheels = plan.Inputs.Platforms.SelectMany(x => x.Groups).SelectMany(x => x.Wheels).Where(x => !x.IsSdist).DistinctBy(x => x.Hash).ToList();
        var missing = wheels.Count(x => !bench.Store.Has(x.Hash));
        var sources = plan.Compiles.DistinctBy(x => x.Key).ToList();
        var compile = sources.Count(x => x.State == PlanState.Make);
        var all = wheels.Count + sources.Count;
        List<string> why =
        [
            .. missing > 0 ? [$"{missing} of {all} wheels are not in the store"] : Array.Empty<string>(),
            .. compile > 0 ? [$"{compile} of {all} wheels have to be compiled"] : Array.Empty<string>(),
        ];
        var product =
            why.Count > 0
                ? Asked(plan.Wheelhouse, string.Join(", ", why))
                : plan.Wheelhouse with
                {
                    State = PlanState.NotNeeded,
                    Reasons = [new Reason(ReasonKind.Found, $"all {all} wheels are in the store")],
                };
        return plan with { Wheelhouse = product, Images = Only(plan, LayerMaker.Syslibs, LayerMaker.Wheels, LayerMaker.Bytecode) };
    }

    /// <summary>A wheel whose layers were found is compiled all the same where its wheel is wanted itself.</summary>
    private static CompilePlan Wanted(CompilePlan wheel) =>
        wheel.State == PlanState.NotNeeded
            ? wheel with
            {
                State = PlanState.Make,
                Reasons = [new Reason(ReasonKind.Needed, "asked for by name; not in the store")],
            }
            : wheel;

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

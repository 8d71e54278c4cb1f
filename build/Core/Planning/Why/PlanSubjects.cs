using Slipway.Core.Images;
using Slipway.Core.Locks;

namespace Slipway.Core.Planning.Why;

/// <summary>Finds what a person means by a name: a product, a layer, a component, or a package that is in one of them.</summary>
/// <param name="plan">The plan.</param>
public sealed class PlanSubjects(BuildPlan plan)
{
    private static readonly Dictionary<string, Func<LayerPlan, bool>> s_products = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Wheelhouse"] = x => x.Maker == LayerMaker.Wheels,
        ["BackendBuild"] = x => x.Maker == LayerMaker.Component,
        ["Runtime"] = x => x.Maker <= LayerMaker.App,
        ["Check"] = x => x.Maker is LayerMaker.TestTools or LayerMaker.TestModel or LayerMaker.Tests,
        ["Dev"] = x => x.Maker > LayerMaker.App,
    };

    private static readonly string s_buildBase = "BuildBase";

    /// <summary>Every name that means something.</summary>
    public IReadOnlyList<string> Names =>
        [
            .. new[] { s_buildBase }
                .Concat(s_products.Where(x => plan.Layers.Any(x.Value)).Select(x => x.Key))
                .Concat(plan.Layers.Select(x => x.Name))
                .Concat(plan.Inputs.Platforms.SelectMany(x => x.Groups).SelectMany(x => x.Wheels).Select(x => x.NormalizedName))
                .Concat(plan.Inputs.Platforms.SelectMany(x => x.Base.Concat(x.Syslibs).Concat(x.Tools).Concat(x.TestTools)).Select(x => x.Name))
                .Concat(plan.Inputs.Toolchain.Select(x => x.Name))
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>What a name stands for, in the plan's order; empty where it stands for nothing.</summary>
    /// <param name="name">As typed; products also in kebab case.</param>
    public IReadOnlyList<PlanSubject> Find(string name)
    {
        var product = name.Replace("-", "", StringComparison.Ordinal);
        if (product.Equals(s_buildBase, StringComparison.OrdinalIgnoreCase))
            return [BuildBase(null)];
        if (s_products.TryGetValue(product, out var isOfProduct))
            return
            [
                .. product.Equals("Wheelhouse", StringComparison.OrdinalIgnoreCase) ? plan.Compiles.Select(Wheel) : [],
                .. plan.Layers.Where(isOfProduct).Select(x => Layer(x, null)),
            ];
        return
        [
            .. plan.Compiles.Where(x => x.Record.Name == ProjectName.Normalize(name)).Select(Wheel),
            .. plan
                .Layers.Select(x =>
                    x.Name == name ? Layer(x, null)
                    : Held(x, name) is { } holds ? Layer(x, holds)
                    : null
                )
                .OfType<PlanSubject>(),
            .. plan.Inputs.Toolchain.Where(x => x.Name == name).Take(1).Select(x => BuildBase($"{x.Name} {x.Version}")),
        ];
    }

    /// <summary>Name and version of a package that is in a layer; null where it is not.</summary>
    private string? Held(LayerPlan layer, string name)
    {
        var inputs = plan.Inputs.Platforms.Single(x => x.Platform == layer.Platform);
        return layer.Maker switch
        {
            LayerMaker.Wheels => inputs
                .Groups.Single(x => x.Name == layer.Group)
                .Wheels.Where(x => x.NormalizedName == ProjectName.Normalize(name))
                .Select(x => $"{x.NormalizedName} {x.Version}")
                .FirstOrDefault(),
            LayerMaker.Base => inputs.Base.Where(x => x.Name == name).Select(x => $"{x.Name} {x.Version}").FirstOrDefault(),
            LayerMaker.Tools => inputs.Tools.Where(x => x.Name == name).Select(x => $"{x.Name} {x.Version}").FirstOrDefault(),
            LayerMaker.TestTools => inputs.TestTools.Where(x => x.Name == name).Select(x => $"{x.Name} {x.Version}").FirstOrDefault(),
            LayerMaker.Syslibs when layer.IsWalked => inputs.Syslibs.Where(x => x.Name == name).Select(x => $"{x.Name} {x.Version}").FirstOrDefault(),
            _ => null,
        };
    }

    private static PlanSubject Layer(LayerPlan layer, string? holds) =>
        new(SubjectKind.Layer, layer.Name, layer.Platform.ToString(), layer.Inputs, layer.State, layer.Reasons) { Maker = layer.Maker, Holds = holds };

    private static PlanSubject Wheel(CompilePlan wheel) =>
        new(SubjectKind.Wheel, wheel.Record.Name, wheel.Platform.ToString(), wheel.Inputs, wheel.State, wheel.Reasons);

    private PlanSubject BuildBase(string? holds) =>
        new(SubjectKind.BuildBase, s_buildBase, null, Planner.BuildBaseText(plan.Inputs), plan.BuildBase.State, plan.BuildBase.Reasons)
        {
            Maker = LayerMaker.Component,
            Holds = holds,
        };
}

using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Planning.Keys;
using Slipway.Core.Wheels;

namespace Slipway.Core.Planning;

/// <summary>Turns inputs into a plan. Pure: what is found is asked of <paramref name="find"/>, what an earlier build had of <paramref name="earlier"/>.</summary>
/// <param name="find">The layer of a key, or null.</param>
/// <param name="earlier">The key text that a layer of that <see cref="LayerPlan.Id"/> had in the last build, or null.</param>
public sealed class Planner(Func<Key, PackedLayer?> find, Func<string, string?> earlier)
{
    private static readonly Digest s_rules = Digest.Of(Key.Text(LayoutRules.Lean));

    /// <summary>The plan for some inputs.</summary>
    /// <param name="inputs">What is built from what.</param>
    public BuildPlan Plan(PlanInputs inputs)
    {
        var buildBaseKey = Key.Of(BuildBaseInputs(inputs));
        var images = inputs.Platforms.Select(platform => Image(inputs, platform, buildBaseKey)).ToList();
        var make = images.SelectMany(x => x.Layers).Where(x => x.State == PlanState.Make).ToList();
        var components = make.Where(x => x.Maker == LayerMaker.Component).ToList();
        var wheels = make.Where(x => x.Maker == LayerMaker.Wheels || x.IsWalked).ToList();
        return new BuildPlan(
            inputs,
            Product("BuildBase", buildBaseKey, inputs.Native.Count == 0 ? [] : components, "nothing has to be compiled"),
            Product(
                "Wheelhouse",
                Key.Of(new WheelhouseKey([.. inputs.Platforms.SelectMany(x => x.Groups).SelectMany(WheelFacts)])),
                wheels,
                "every layer of wheels was found"
            ),
            Product(
                "BackendBuild",
                Key.Of(new BackendBuildKey([.. images.SelectMany(x => x.Layers).Where(x => x.Maker == LayerMaker.Component).Select(x => x.Key)])),
                components,
                "its layers were found"
            ),
            images
        );
    }

    private ImagePlan Image(PlanInputs inputs, PlatformInputs platform, Key buildBase)
    {
        var baseKey = new BaseKey(Recipes.Base, platform.Platform.Architecture, PackageFacts(platform.Base));
        var layers = new List<LayerPlan> { Layer(LayerMaker.Base, "base", platform, baseKey) };
        foreach (var (own, package) in platform.OwnSyslibs)
            layers.Add(Layer(LayerMaker.Syslibs, own.Name, platform, new SyslibLayerKey(Recipes.Syslibs, PackageFacts([package])[0])));
        layers.AddRange([
            Layer(
                LayerMaker.Syslibs,
                SyslibLayer.Common,
                platform,
                new SyslibsKey(
                    Recipes.Syslibs,
                    platform.Platform.Architecture,
                    PackageFacts(platform.Syslibs),
                    [.. platform.Groups.SelectMany(WheelFacts)],
                    platform.Opened,
                    Key.Of(baseKey)
                )
            ),
            Layer(LayerMaker.Venv, "venv", platform, new VenvKey(Recipes.Venv, platform.Python)),
        ]);
        foreach (var group in platform.Groups)
            layers.Add(
                Layer(LayerMaker.Wheels, group.Name, platform, new WheelsKey(LayoutRules.Version, MinorOf(platform.Python), s_rules, [.. WheelFacts(group)]))
            );
        if (inputs.Native.Count > 0)
            layers.Add(Layer(LayerMaker.Component, "native", platform, ComponentInputs(inputs, platform.Platform, buildBase)));
        if (inputs.Model is { } model)
            layers.Add(
                Layer(
                    LayerMaker.Model,
                    "model",
                    platform,
                    new ModelKey(Recipes.Model, [new FileFact(model.Target.TrimStart('/'), FileModes.Plain, Digest.Parse(model.Sha256))])
                )
            );
        layers.Add(Layer(LayerMaker.App, "app", platform, new AppKey(Recipes.App, inputs.Service.Folder, inputs.App)));
        var config = Digest.Of(OciJson.Write(new ImageConfig("", "", ServiceConfig.For(inputs.Service), new RootFs("layers", []), null)));
        return new ImagePlan(
            platform.Platform,
            Key.Of(new ImageKey(Recipes.Image, platform.Platform.ToString(), config, [.. layers.Select(x => x.Key)])),
            layers
        );
    }

    private LayerPlan Layer(LayerMaker maker, string name, PlatformInputs platform, object record)
    {
        var text = Key.Text(record);
        var key = Key.Of(record);
        var found = find(key);
        var before = found is null ? earlier($"{platform.Platform}/{name}") : null;
        IReadOnlyList<string> reasons =
            found is not null ? ["in the store"]
            : before is null ? ["never made here"]
            : KeyDifference.Between(before, text) is { Count: > 0 } difference ? difference
            : ["no longer in the store"];
        return new LayerPlan(maker, name, platform.Platform, key, text, found is null ? PlanState.Make : PlanState.Found, reasons, found);
    }

    private static ProductPlan Product(string name, Key key, List<LayerPlan> wantedBy, string otherwise) =>
        wantedBy.Count == 0
            ? new ProductPlan(name, key, PlanState.NotNeeded, [otherwise])
            : new ProductPlan(name, key, PlanState.Make, [$"needed by {string.Join(", ", wantedBy.Select(x => x.Id))}"]);

    private static BuildBaseKey BuildBaseInputs(PlanInputs inputs) =>
        new(Recipes.Bake, ToolchainKey(inputs), inputs.BuildBase.Dockerfile, inputs.BuildBase.Steps);

    /// <summary>Key of the layer with the compilers.</summary>
    /// <param name="inputs">What is built from what.</param>
    public static Key ToolchainKey(PlanInputs inputs) => Key.Of(new ToolchainKey(Recipes.Toolchain, inputs.Host.Architecture, PackageFacts(inputs.Toolchain)));

    private static ComponentKey ComponentInputs(PlanInputs inputs, Platform platform, Key buildBase) =>
        new(Recipes.Component, platform.Architecture, buildBase, inputs.BackendBuild.Dockerfile, inputs.BackendBuild.Steps, inputs.Native, []);

    private static IReadOnlyList<PackageFact> PackageFacts(IReadOnlyList<DebPackage> packages) =>
        [.. packages.Select(x => new PackageFact($"{x.Name}={x.Version}:{x.Architecture}", x.Sha256)).OrderBy(x => x.Name, StringComparer.Ordinal)];

    private static IEnumerable<WheelFact> WheelFacts(Layering.WheelGroup group) =>
        group.Wheels.Select(x => new WheelFact(x.File, x.Hash)).OrderBy(x => x.File, StringComparer.Ordinal);

    private static string MinorOf(string python) => string.Join('.', python.Split('.').Take(2));

    private sealed record WheelhouseKey(IReadOnlyList<WheelFact> Wheels);

    private sealed record BackendBuildKey(IReadOnlyList<Key> Layers);
}

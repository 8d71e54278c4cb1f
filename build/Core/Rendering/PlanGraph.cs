using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Caches;
using Slipway.Core.Rendering.Dockerfiles;

namespace Slipway.Core.Rendering;

/// <summary>The graph of what a plan asks of BuildKit.</summary>
public static class PlanGraph
{
    /// <summary>Named contexts whose content is in a key: the toolchain's packages, the native sources, and what wheels are compiled from.</summary>
    private static readonly HashSet<string> s_keyed = new(StringComparer.Ordinal) { "toolchain", "native-sources", "inputs" };

    /// <summary>The graph.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="dockerfiles">Text of each Dockerfile by its file name.</param>
    /// <param name="contextFiles">Files of the folder that they are in, paths below it.</param>
    public static BuildGraph Of(BuildPlan plan, IReadOnlyDictionary<string, string> dockerfiles, IReadOnlyList<string> contextFiles)
    {
        var selection = plan.Inputs.Selection;
        var place = new CheckoutPlace(null, false, CheckoutPlace.DefaultMain, null, CheckoutPlace.DefaultMain, null);
        var caches = plan
            .Layers.Where(x => x.Maker == LayerMaker.Component)
            .SelectMany(x => CacheReferences.Of(ProductOf(x), selection, x.Platform, x.Key, place).Writes.Select(y => ($"{ProductOf(x)} {x.Platform}", y)));
        var components = plan.Inputs.Components;
        return new BuildGraph(
            [
                .. components is null ? [] : ComponentBake.Targets(plan.Inputs, "scratch", (name, platform) => !IsMade(plan, name, platform)),
                .. BackendBake.Targets(plan, "scratch"),
                .. CompileBake.Targets([.. plan.Compiles.Where(x => x.State == PlanState.Make)], "scratch", 1),
            ],
            dockerfiles
                .Concat(plan.Inputs.Platforms.Select(x => KeyValuePair.Create(ComponentBake.FileOf(x.Platform), Rendered(plan, x.Platform))))
                .ToDictionary(x => x.Key, x => DockerfileReader.Read(x.Value), StringComparer.Ordinal),
            contextFiles,
            new Dictionary<string, IReadOnlySet<string>>(
                plan.Inputs.Platforms.Select(x =>
                    KeyValuePair.Create<string, IReadOnlySet<string>>(
                        ComponentBake.FileOf(x.Platform),
                        (components?.Steps ?? []).Select(y => y.Path).ToHashSet(StringComparer.Ordinal)
                    )
                ),
                StringComparer.Ordinal
            )
            {
                ["build-base.Dockerfile"] = Paths(plan.Inputs.BuildBase),
                ["backend-build.Dockerfile"] = Paths(plan.Inputs.BackendBuild),
                [CompileBake.Dockerfile] = plan.Inputs.CompileWheel is { } files ? Paths(files) : [],
            },
            s_keyed.Concat(components?.All.SelectMany(x => (string[])[x.Name, ComponentStages.SourceOf(x.Name)]) ?? []).ToHashSet(StringComparer.Ordinal),
            [.. caches]
        );
    }

    /// <summary>The Dockerfile that would be written for the components that are made.</summary>
    private static string Rendered(BuildPlan plan, Platform platform) =>
        ComponentStages.Render((plan.Inputs.Components?.All ?? []).Where(x => IsMade(plan, x.Name, platform)), platform);

    private static bool IsMade(BuildPlan plan, string component, Platform platform) =>
        plan.Layers.Any(x => x.Maker == LayerMaker.Component && x.Name == component && x.Platform == platform && x.State == PlanState.Make);

    /// <summary>The product that a layer of compiled code is, as caches are named by it: backend-build, or component-NAME.</summary>
    /// <param name="layer">The layer.</param>
    public static string ProductOf(LayerPlan layer) =>
        layer.Name == ComponentStages.Service ? CachePolicy.BackendBuild.Product : $"{CachePolicy.Component.Product}-{layer.Name}";

    private static HashSet<string> Paths(StepFiles files) => files.Steps.Select(x => x.Path).ToHashSet(StringComparer.Ordinal);
}

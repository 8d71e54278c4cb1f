using Slipway.Core.Catalog;
using Slipway.Core.Catalog.Components;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Records;
using Slipway.Core.Rendering;
using Slipway.Tools.Engine;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>Native components: each is a bake target, its result is exported and kept by key. What is there is read by what needs it and never compiled again.</summary>
internal sealed class ComponentBuild(Workbench bench)
{
    private ArtifactIndex Exports => new(bench.Store, ArtifactIndex.Exports);

    private ComponentTree Trees => new(bench.Store);

    /// <summary>Whether a layer is a native component's, and not the service's own code.</summary>
    public static bool IsComponent(LayerPlan layer) => layer is { Maker: LayerMaker.Component, Name: not ComponentStages.Service };

    /// <summary>Compiles components whose layer has to be made, and those they need that are not in the store.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="isAsked">Whether all of them are wanted, as layers or not.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task MakeAsync(BuildPlan plan, bool isAsked, CancellationToken cancellation)
    {
        var wanted = Missing(plan, isAsked);
        if (wanted.Count == 0)
            return;
        var start = bench.Clock.Elapsed;
        var (engine, targets, bytes) = await PrepareAsync(plan, wanted, cancellation);
        var result = await bench.BuildKit.BakeAsync(engine, BakeJson, targets, plan, Cached(wanted), Heard, cancellation);
        foreach (var layer in wanted)
            Exports.Record(layer.Key, Taken(layer));
        var steps = result.Steps.Where(x => x.IsBuild).ToList();
        var (ran, cached) = (steps.Count(x => !x.Cached), steps.Count(x => x.Cached));
        var seconds = (bench.Clock.Elapsed - start).TotalSeconds;
        bench.Say($"Components: {string.Join(", ", wanted.Select(x => x.Id))}: {ran} BuildKit steps run, {cached} cached, {seconds:0.0} s");
        bench.CompilerCache.Tell();
        bench.Products.Add(new ProductRecord("Components", plan.BackendBuild.Key.Hex, "made", seconds, bytes, ran, cached));
    }

    /// <summary>Writes BuildKit's cache of the components that this machine compiled, where it is not written yet.</summary>
    /// <returns>Names that were written.</returns>
    /// <exception cref="SlipwayException">SLP546.</exception>
    public async Task<int> PushCacheAsync(BuildPlan plan, CancellationToken cancellation)
    {
        var (made, written) = (new List<LayerPlan>(), 0);
        foreach (var layer in plan.Layers.Where(x => IsComponent(x) && bench.BuildKit.Compiled(x)))
        {
            if (await bench.BuildKit.LacksAsync(plan, layer, cancellation))
                made.Add(layer);
            else
                written += await bench.BuildKit.NameAsync(plan, layer, cancellation);
        }
        made = await bench.BuildKit.OwnAsync(made, cancellation);
        if (made.Count == 0)
            return written;
        var (engine, targets, _) = await PrepareAsync(plan, made, cancellation);
        return written + await bench.BuildKit.WriteAsync(engine, BakeJson, targets, plan, Cached(made), cancellation);
    }

    private string BakeJson => Path.Combine(bench.Scratch, "components.json");

    private static Dictionary<string, LayerPlan> Cached(IEnumerable<LayerPlan> layers) => layers.ToDictionary(x => ComponentBake.TargetOf(x.Name, x.Platform));

    /// <summary>Lays out what the bake of some components reads.</summary>
    private async Task<(FoundEngine Engine, IReadOnlyList<BakeTarget> Targets, long Bytes)> PrepareAsync(
        BuildPlan plan,
        List<LayerPlan> wanted,
        CancellationToken cancellation
    )
    {
        Directory.CreateDirectory(bench.Scratch);
        BakeContext.Write(bench, plan.Inputs, bench.Scratch);
        foreach (var platform in plan.Inputs.Platforms.Select(x => x.Platform))
            await File.WriteAllTextAsync(
                Path.Combine(BackendBake.DockerfilesOf(bench.Scratch), ComponentBake.FileOf(platform)),
                ComponentStages.Render(
                    plan.Inputs.Components!.All.Where(x => wanted.Any(y => (y.Name, y.Platform) == (x.Name, platform))),
                    platform,
                    bench.CompilerCache.Network
                ),
                cancellation
            );
        var engine = await bench.Engines.RequireAsync(cancellation);
        bench.BuildKit.Check(engine.Features);
        var bytes = await new ToolchainImage(bench).LayOutAsync(
            [(ToolchainPart.Compilers, plan.Inputs.Toolchain), (ToolchainPart.Components, plan.Inputs.Components!.Toolchain)],
            plan.Inputs.Host,
            ComponentBake.ToolchainOf(bench.Scratch),
            ComponentBake.ToolchainTag,
            cancellation
        );
        bytes += await LayOutSourcesAsync(plan.Inputs.Components!, [.. wanted.Select(x => x.Name)], cancellation);
        LayOutFound(plan, wanted);
        return (
            engine,
            ComponentBake.Targets(plan.Inputs, bench.Scratch, (name, platform) => wanted.All(x => (x.Name, x.Platform) != (name, platform))),
            bytes
        );
    }

    /// <summary>Of all that compilers say, people get the last word of each component: what it became and how much of it the compiler cache had.</summary>
    private void Heard(string line)
    {
        const string Word = "compile-component: ";
        bench.CompilerCache.Hear(line);
        if (line.IndexOf(Word, StringComparison.Ordinal) is var at and >= 0)
            bench.Say(line[(at + Word.Length)..]);
    }

    /// <summary>The entries of a component's layer: what images need of what it installed.</summary>
    public IReadOnlyList<LayerEntry> Entries(LayerPlan layer) =>
        LayerFolders.Complete([.. Trees.Entries(Exports.Find(layer.Key)!).Where(x => ComponentFiles.IsForImages(x.Path))]);

    /// <summary>The shared libraries of a component's layer, as paths in the image.</summary>
    public IEnumerable<string> Libraries(LayerPlan layer) =>
        (
            Exports.Find(layer.Key) is null && bench.Layers.Find(layer.Key) is { } packed
                ? LayerReader.List(bench.Store, packed).Where(x => x.Kind == ArchiveEntryKind.File).Select(x => x.Path)
                : Entries(layer).Where(x => x.Kind == EntryKind.File).Select(x => x.Path)
        )
            .Where(ComponentFiles.IsLibrary)
            .Select(x => "/" + x);

    /// <summary>Layers that are asked for and lack their export, and below them everything that they need and that lacks it.</summary>
    private List<LayerPlan> Missing(BuildPlan plan, bool isAsked)
    {
        var missing = new List<LayerPlan>();
        foreach (var image in plan.Images)
        {
            var layers = image.Layers.Where(IsComponent).ToList();
            var wanted = layers.Where(x => isAsked || x.State == PlanState.Make).Select(x => x.Name).ToHashSet(StringComparer.Ordinal);
            // Each comes after what it needs: from the last to the first, needs of what is missing are wanted, too.
            foreach (var layer in Enumerable.Reverse(layers).Where(x => wanted.Contains(x.Name) && Exports.Find(x.Key) is null))
            {
                missing.Add(layer);
                wanted.UnionWith(plan.Inputs.Components!.All.Single(x => x.Name == layer.Name).Needs);
            }
        }
        missing.Reverse();
        return missing;
    }

    private IReadOnlyList<StoredArtifact> Taken(LayerPlan layer)
    {
        var artifacts = Trees.Take(ComponentBake.ExportOf(bench.Scratch, layer.Name, layer.Platform));
        return artifacts.Count > 0 ? artifacts : throw new SlipwayException(ComponentProblems.NothingMade(layer.Name, layer.Platform.ToString()));
    }

    /// <summary>What is in the store is laid out for those that need it; what will be exported has an empty place.</summary>
    private void LayOutFound(BuildPlan plan, List<LayerPlan> wanted)
    {
        foreach (var layer in plan.Layers.Where(IsComponent))
        {
            var folder = ComponentBake.ExportOf(bench.Scratch, layer.Name, layer.Platform);
            if (!wanted.Contains(layer) && Exports.Find(layer.Key) is { } artifacts)
                Trees.Write(artifacts, folder);
            else if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<long> LayOutSourcesAsync(ComponentInputs inputs, HashSet<string> names, CancellationToken cancellation)
    {
        var bytes = 0L;
        foreach (var input in inputs.All.Where(x => names.Contains(x.Name)))
            bytes += await new ComponentSources(bench).LayOutAsync(input, ComponentBake.SourceOf(bench.Scratch, input.Name), cancellation);
        return bytes;
    }
}

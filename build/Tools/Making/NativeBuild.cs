using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Records;
using Slipway.Core.Rendering;
using Slipway.Tools.Docker;
using Slipway.Tools.Engine;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>What is compiled: the toolchain image and, in it, the service's native code. Both are bake targets; the result is exported and kept by key.</summary>
internal sealed class NativeBuild(Workbench bench)
{
    private ArtifactIndex Exports => new(bench.Store, ArtifactIndex.Exports);

    public async Task BuildBaseAsync(BuildPlan plan, CancellationToken cancellation)
    {
        // As a step on the way to BackendBuild it is one of that bake's targets: made there, and only what BuildKit has not cached.
        if (!bench.Request.Products.Contains("BuildBase"))
        {
            bench.Say(
                plan.BuildBase.State == PlanState.NotNeeded
                    ? $"BuildBase: not needed, {plan.BuildBase.Reasons[0]}"
                    : "BuildBase: made on the way to BackendBuild"
            );
            return;
        }
        await BakeAsync(plan, "BuildBase", plan.BuildBase.Key, [], ["build-base"], cancellation);
    }

    public async Task BackendBuildAsync(BuildPlan plan, CancellationToken cancellation)
    {
        var isAsked = bench.Request.Products.Contains("BackendBuild");
        await new ComponentBuild(bench).MakeAsync(plan, isAsked, cancellation);
        var wanted = plan
            .Layers.Where(x =>
                x.Maker == LayerMaker.Component && !ComponentBuild.IsComponent(x) && (isAsked || x.State == PlanState.Make) && Exports.Find(x.Key) is null
            )
            .ToList();
        if (wanted.Count == 0)
        {
            bench.Say(
                $"BackendBuild: {(plan.BackendBuild.State == PlanState.NotNeeded ? $"not needed, {plan.BackendBuild.Reasons[0]}" : "what it makes is in the store")}"
            );
            bench.Products.Add(new ProductRecord("BackendBuild", plan.BackendBuild.Key.Hex, "notneeded", 0, 0, 0, 0));
            return;
        }
        await BakeAsync(plan, "BackendBuild", plan.BackendBuild.Key, wanted, [.. wanted.Select(x => BackendBake.TargetOf(x.Platform))], cancellation);
        foreach (var layer in wanted)
            Exports.Record(layer.Key, [.. Exported(layer.Platform)]);
    }

    /// <summary>The entries of a component layer: what BackendBuild exported for its key.</summary>
    public IReadOnlyList<LayerEntry> Entries(LayerPlan layer) =>
        [.. Exports.Find(layer.Key)!.Select(x => LayerEntry.File(x.Name, bench.Store.PathOf(x.Digest), x.Size, FileModes.Plain))];

    /// <summary>The modules that a component layer brings.</summary>
    public IEnumerable<string> Modules(LayerPlan layer) =>
        Paths(layer).Select(x => Path.GetFileName(x)!).Where(x => x.EndsWith(".so", StringComparison.Ordinal)).Select(x => x.Split('.')[0]);

    /// <summary>Where the layer was found in a registry nothing was exported here: then it is read itself.</summary>
    private IEnumerable<string> Paths(LayerPlan layer) =>
        Exports.Find(layer.Key) is null && bench.Layers.Find(layer.Key) is { } packed
            ? LayerReader.List(bench.Store, packed).Where(x => x.Kind == ArchiveEntryKind.File).Select(x => x.Path)
            : Entries(layer).Select(x => x.Path);

    private async Task BakeAsync(BuildPlan plan, string product, Key key, List<LayerPlan> layers, IReadOnlyList<string> targets, CancellationToken cancellation)
    {
        var start = bench.Clock.Elapsed;
        var (engine, bytes) = await PrepareAsync(plan, cancellation);
        foreach (var layer in layers)
            if (Directory.Exists(BackendBake.ExportOf(bench.Scratch, layer.Platform)))
                Directory.Delete(BackendBake.ExportOf(bench.Scratch, layer.Platform), recursive: true);
        var result =
            layers.Count > 0
                ? await bench.BuildKit.BakeAsync(
                    engine,
                    BakeJson,
                    BackendBake.Targets(plan, bench.Scratch),
                    plan,
                    Cached(layers),
                    bench.CompilerCache.Hear,
                    cancellation
                )
                : await Buildx
                    .Of(engine, bench.Request.Builder, bench.Home)
                    .BakeAsync(
                        bench.CompilerCache.Give(new BakeRequest(await WriteAsync(plan, cancellation), targets)),
                        null,
                        bench.Progress.Told,
                        cancellation
                    );
        var steps = result.Steps.Where(x => x.IsBuild).ToList();
        var (ran, cached) = (steps.Count(x => !x.Cached), steps.Count(x => x.Cached));
        var seconds = (bench.Clock.Elapsed - start).TotalSeconds;
        bench.Say($"{product}: {ran} BuildKit steps run, {cached} cached, {seconds:0.0} s");
        bench.CompilerCache.Tell();
        bench.Products.Add(new ProductRecord(product, key.Hex, "made", seconds, bytes, ran, cached));
    }

    /// <summary>Writes BuildKit's cache of what this machine compiled, where it is not written yet.</summary>
    /// <returns>Names that were written.</returns>
    /// <exception cref="SlipwayException">SLP546.</exception>
    public async Task<int> PushCacheAsync(BuildPlan plan, CancellationToken cancellation)
    {
        var (made, written) = (new List<LayerPlan>(), 0);
        foreach (var layer in plan.Layers.Where(x => x.Maker == LayerMaker.Component && !ComponentBuild.IsComponent(x) && bench.BuildKit.Compiled(x)))
        {
            if (await bench.BuildKit.LacksAsync(plan, layer, cancellation))
                made.Add(layer);
            else
                written += await bench.BuildKit.NameAsync(plan, layer, cancellation);
        }
        made = await bench.BuildKit.OwnAsync(made, cancellation);
        if (made.Count == 0)
            return written;
        var (engine, _) = await PrepareAsync(plan, cancellation);
        return written + await bench.BuildKit.WriteAsync(engine, BakeJson, BackendBake.Targets(plan, bench.Scratch), plan, Cached(made), cancellation);
    }

    private string BakeJson => Path.Combine(bench.Scratch, "bake.json");

    /// <summary>The layers whose target has a cache of its own.</summary>
    private static Dictionary<string, LayerPlan> Cached(IEnumerable<LayerPlan> layers) => layers.ToDictionary(x => BackendBake.TargetOf(x.Platform));

    /// <summary>Lays out what the bake reads.</summary>
    /// <returns>The engine, and the bytes that were downloaded.</returns>
    private async Task<(FoundEngine Engine, long Bytes)> PrepareAsync(BuildPlan plan, CancellationToken cancellation)
    {
        Directory.CreateDirectory(bench.Scratch);
        BakeContext.Write(bench, plan.Inputs, bench.Scratch);
        var engine = await bench.Engines.RequireAsync(cancellation);
        bench.BuildKit.Check(engine.Features);
        return (engine, await new ToolchainImage(bench).LayOutAsync(plan, bench.Scratch, cancellation));
    }

    private async Task<string> WriteAsync(BuildPlan plan, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(BakeJson, BakeFile.Render([.. bench.CompilerCache.Give(BackendBake.Targets(plan, bench.Scratch))]), cancellation);
        return BakeJson;
    }

    /// <summary>Takes the exported files into the store.</summary>
    private IEnumerable<StoredArtifact> Exported(Platform platform)
    {
        var folder = BackendBake.ExportOf(bench.Scratch, platform);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            throw new SlipwayException(BuildProblems.NothingExported(platform.ToString()));
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            yield return new StoredArtifact(Path.GetRelativePath(folder, file), bench.Store.Add(bytes), bytes.Length);
        }
    }
}

using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Progress;
using Slipway.Core.Rendering;
using Slipway.Tools.Registry;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>The target PushCache: every layer of the plan is made or found, and then in the cache by its key.</summary>
internal sealed class CachePush(Workbench bench)
{
    /// <summary>Makes and publishes.</summary>
    /// <exception cref="SlipwayException">SLP531 no repository is named, SLP535 and SLP536 it cannot be written.</exception>
    public async Task RunAsync(BuildPlan plan, CancellationToken cancellation)
    {
        if (bench.Remote.Repository is null && bench.BuildKit.Stores.Count == 0)
        {
            if (!bench.CompilerCache.IsWritten)
                throw new SlipwayException(CacheProblems.NoRepository());
            bench.Say("PushCache: no repository is named; what was compiled is in the compiler cache");
            return;
        }
        // Runtime may have made layers since the plan was read; its inputs are the same.
        for (plan = bench.Remote.Plan(plan.Inputs); ; )
        {
            try
            {
                var layers = await PlannedLayers.MakeAsync(bench, plan, null, cancellation);
                if (bench.Remote.Repository is { } repository)
                    await PublishAsync(repository, plan, layers, cancellation);
                await PublishBuildKitAsync(plan, cancellation);
                return;
            }
            catch (LayersLostException lost)
            {
                plan = await bench.Remote.WithoutAsync(plan, lost, cancellation);
            }
        }
    }

    private async Task PublishAsync(ImageReference repository, BuildPlan plan, PlannedLayers layers, CancellationToken cancellation)
    {
        var written = await PublishAsync(repository, layers, cancellation);
        await PublishKeysAsync(repository, plan, written, cancellation);
        await PublishFactsAsync(repository, plan, cancellation);
        await PublishPassesAsync(repository, ImageMaking.Assemble(plan, layers.All, null), cancellation);
        await PublishWheelsAsync(repository, plan, cancellation);
        if (bench.Request.Products.Contains("BuildBase"))
            await PublishToolchainAsync(repository, plan, cancellation);
    }

    /// <summary>BuildKit's caches of what this machine compiled. What it found by key it never compiled, and has nothing to write of it.</summary>
    private async Task PublishBuildKitAsync(BuildPlan plan, CancellationToken cancellation)
    {
        if (bench.BuildKit.Stores.Count == 0)
            return;
        var written = await new NativeBuild(bench).PushCacheAsync(plan, cancellation) + await new ComponentBuild(bench).PushCacheAsync(plan, cancellation);
        bench.Settle();
        if (written > 0)
            bench.Say($"in BuildKit's cache {string.Join(", ", bench.BuildKit.Stores)}: {written} names written");
    }

    /// <returns>Keys of the layers that were written.</returns>
    private async Task<IReadOnlyCollection<Key>> PublishAsync(ImageReference repository, PlannedLayers layers, CancellationToken cancellation)
    {
        var start = bench.Clock.Elapsed;
        var name = $"cache {repository}";
        var size = layers.All.Values.DistinctBy(x => x.Digest).Sum(x => x.Size);
        var row = new PushRow(bench.Progress, name, size);
        var publishing = new LayerPublishing(bench.Store, bench.Registries, repository) { Done = row.Done };
        var result = await bench.Progress.RunAsync(
            ProgressKind.Delivery,
            name,
            size,
            () => publishing.PublishAsync(layers.All, cancellation),
            x => x.BytesSent
        );
        bench.Settle();
        if (result.Replaced.Count > 0)
            bench.Say(CacheProblems.Refused(repository.ToString(), [.. result.Replaced.Select(x => $"{x.Key.Abbreviated}: {x.Value}")]).ToString());
        var sent = result.Outcomes.Values.Count(x => x == BlobOutcome.Uploaded);
        var mounted = result.Outcomes.Values.Count(x => x == BlobOutcome.Mounted);
        bench.Say(
            $"in {name}: {result.Outcomes.Count} layers, {result.Written.Count} written ({sent} sent, {mounted} mounted), "
                + $"{PlanText.Bytes(result.BytesSent)} sent in {PlanText.Seconds((bench.Clock.Elapsed - start).TotalSeconds)}"
        );
        return result.Written;
    }

    /// <summary>What layers that are new there were made from, so that a machine without records can say what changed since.</summary>
    private Task PublishKeysAsync(ImageReference repository, BuildPlan plan, IReadOnlyCollection<Key> written, CancellationToken cancellation) =>
        new KeyTextRepository(bench.Store, bench.Registries, repository).PublishAsync(
            plan.Layers.Where(x => written.Contains(x.Key)).ToDictionary(x => KeyTextRepository.NameOf(plan.Inputs.Service.Name, x), x => x.Inputs),
            cancellation
        );

    /// <summary>Compiled wheels that this machine has. Those of layers that were found were never needed here.</summary>
    private async Task PublishWheelsAsync(ImageReference repository, BuildPlan plan, CancellationToken cancellation)
    {
        var index = new CompiledWheelIndex(bench.Store);
        var wheels = plan.Compiles.DistinctBy(x => x.Key).Select(x => index.Find(x.Key)).OfType<WheelArtifact>().ToList();
        var written = await bench.RemoteWheels.PublishAsync(repository, wheels, cancellation);
        await new KeyTextRepository(bench.Store, bench.Registries, repository).PublishAsync(
            plan.Compiles.Where(x => written.Contains(x.Key)).ToDictionary(KeyTextRepository.NameOf, x => x.Inputs),
            cancellation
        );
    }

    /// <summary>The layer that the build base is made from: larger than most images and the same for all of them, so it is written only where BuildBase is named.</summary>
    private async Task PublishToolchainAsync(ImageReference repository, BuildPlan plan, CancellationToken cancellation)
    {
        var (layer, _) = await new ToolchainImage(bench).LayerAsync(plan, cancellation);
        var layers = new Dictionary<Key, PackedLayer> { [Planner.ToolchainKey(plan.Inputs)] = layer };
        var publishing = new LayerPublishing(bench.Store, bench.Registries, repository);
        var name = $"toolchain to cache {repository}";
        var result = await bench.Progress.RunAsync(
            ProgressKind.Delivery,
            name,
            layer.Size,
            () => publishing.PublishAsync(layers, cancellation),
            x => x.BytesSent
        );
        bench.Settle();
        bench.Say($"in cache {repository}: the toolchain, {result.Written.Count} written, {PlanText.Bytes(result.BytesSent)} sent");
    }

    private async Task PublishFactsAsync(ImageReference repository, BuildPlan plan, CancellationToken cancellation)
    {
        var written = await bench.Facts.PublishAsync(repository, plan, cancellation);
        if (written > 0)
            bench.Say($"in cache {repository}: {written} facts of wheels and bases written");
    }

    private async Task PublishPassesAsync(ImageReference repository, AssembledIndex index, CancellationToken cancellation)
    {
        var written =
            await new SmokePasses(bench).PublishAsync(repository, index.Images, cancellation)
            + await new SmokePasses(bench, SmokePasses.Tests).PublishAsync(repository, index.Images, cancellation);
        if (written > 0)
            bench.Say($"in cache {repository}: {written} passed tests written");
    }
}

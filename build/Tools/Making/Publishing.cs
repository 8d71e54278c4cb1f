using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Rendering;

namespace Slipway.Tools.Making;

/// <summary>
/// The target Publish: one index over images whose layers were made on machines of their own platforms. Everything is found by its key, and has passed its test there; here only
/// manifests are written, and layers mounted.
/// </summary>
internal sealed class Publishing(Workbench bench)
{
    /// <summary>Assembles and pushes.</summary>
    /// <exception cref="SlipwayException">SLP623: layers that nobody made; SLP624: images that have passed no test.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var plans = new PlatformPlans(bench.Request, bench.Home);
        var (read, problems) = (new List<BuildPlan>(), new List<Problem>());
        foreach (var platform in Resolver.ResolveToBuild(bench.Request.Wish).Platforms)
        {
            var (own, plan) = await plans.ReadAsync(bench.Request.Wish, platform, cancellation);
            read.Add(plan);
            problems.AddRange(await ObstaclesAsync(own, plan, cancellation));
        }
        if (problems.Count > 0)
            throw new SlipwayException(problems);
        var whole = read[0] with { Images = [.. read.SelectMany(x => x.Images)] };
        var index = Assemble(whole, await bench.Revision);
        ImageMaking.Keep(bench.Store, index);
        var pushed = await new Delivery(bench).PushAsync(whole, index, cancellation);
        bench.Settle();
        foreach (var image in index.Images)
            bench.Say($"{image.Platform}  {image.ManifestDescriptor.Digest}");
        bench.Say($"in registry: {pushed.Where}, {(pushed.Bytes > 0 ? $"{PlanText.Bytes(pushed.Bytes)} sent" : "nothing sent")}");
        bench.Say($"image {pushed.Where} {index.Descriptor.Digest}");
    }

    private static AssembledIndex Assemble(BuildPlan plan, Git.Revision? revision) =>
        ImageMaking.Assemble(plan, plan.Layers.DistinctBy(x => x.Key).ToDictionary(x => x.Key, x => x.Packed!), revision);

    private static async Task<IReadOnlyList<Problem>> ObstaclesAsync(Workbench own, BuildPlan plan, CancellationToken cancellation)
    {
        var platform = plan.Images[0].Platform.ToString();
        var lacking = plan.ToMake.Select(x => x.Name).ToList();
        if (lacking.Count > 0)
            return [WorkflowProblems.NotMade(platform, lacking, own.Remote.Repository?.ToString())];
        var image = Assemble(plan, null).Images[0];
        return own.Request.Smoke == Smoke.Off || await new SmokePasses(own).HasAsync(image, cancellation)
            ? []
            : [WorkflowProblems.NotTested(platform, image.ManifestDescriptor.Digest.ToString())];
    }
}

using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Progress;
using Slipway.Core.Records;
using Slipway.Tools.Engine;
using Slipway.Tools.SmokeTest;

namespace Slipway.Tools.Making;

/// <summary>Tests each platform's image in the engine before it is called good. A pass is recorded by the manifest's digest and never asked for again.</summary>
internal sealed class SmokeRun(Workbench bench)
{
    private readonly SmokePasses _passes = new(bench);

    public async Task<IReadOnlyList<SmokeRecord>> RunAsync(BuildPlan plan, AssembledIndex index, CancellationToken cancellation)
    {
        var records = new List<SmokeRecord>();
        foreach (var image in index.Images)
        {
            var record = await RunAsync(plan, image, cancellation);
            if (record.Result != "passed")
                bench.Progress.Report(ProgressKind.Test, record.Platform, record.Result == "recorded" ? RowState.Found : RowState.Skipped, note: record.Reason);
            records.Add(record);
        }
        return records;
    }

    private async Task<SmokeRecord> RunAsync(BuildPlan plan, AssembledImage image, CancellationToken cancellation)
    {
        var platform = image.Platform.ToString();
        if (bench.Request.Smoke == Smoke.Off)
            return new SmokeRecord(platform, "untested", "--smoke off", 0);
        if (bench.Request.Smoke == Smoke.Auto && await _passes.HasAsync(image, cancellation))
            return new SmokeRecord(platform, "recorded", "", 0);
        if (await bench.Engines.FindAsync(mayStart: true, isRequired: bench.Request.Smoke == Smoke.On, cancellation) is not { } engine)
            return new SmokeRecord(platform, "untested", $"no engine: {OwnEngine.Obstacle() ?? "none is in reach"}", 0);
        if (!engine.Features.Runs(image.Platform))
            return new SmokeRecord(platform, "untested", $"the engine cannot run {platform}: no emulation (binfmt) is registered", 0);
        var start = bench.Clock.Elapsed;
        var modules = await ModulesAsync(plan, image.Platform, cancellation);
        var trial = new ImageTrial(engine, Delivery.NameOf(bench.Request, plan), image.Platform, plan.Inputs.Service, bench.Request.Root);
        await bench.Progress.RunAsync(ProgressKind.Test, platform, null, () => trial.RunAsync(modules, cancellation));
        _passes.Record(image);
        return new SmokeRecord(platform, "passed", "", (bench.Clock.Elapsed - start).TotalSeconds);
    }

    private async Task<IReadOnlyList<string>> ModulesAsync(BuildPlan plan, Platform platform, CancellationToken cancellation)
    {
        var inputs = plan.Inputs.Platforms.Single(x => x.Platform == platform);
        await new WheelSupply(bench).ProvideAllAsync(plan, inputs, cancellation);
        await bench.Remote.BringAsync(plan, cancellation);
        var component = plan
            .Images.Single(x => x.Platform == platform)
            .Layers.Where(x => x.Maker == LayerMaker.Component)
            .SelectMany(x => ComponentBuild.IsComponent(x) ? new ComponentBuild(bench).Libraries(x) : new NativeBuild(bench).Modules(x));
        return [.. inputs.Groups.SelectMany(x => x.Wheels).SelectMany(x => LayerSupply.LayOut(bench, x, inputs).Modules).Concat(component)];
    }
}

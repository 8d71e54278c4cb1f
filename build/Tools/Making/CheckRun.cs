using System.Diagnostics;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Progress;
using Slipway.Core.Records;
using Slipway.Tools.Checking;
using Slipway.Tools.Engine;

namespace Slipway.Tools.Making;

/// <summary>Runs the service's tests in each platform's image. A pass is recorded by the manifest's digest and not asked for again, but with <c>--all</c>.</summary>
internal sealed class CheckRun(Workbench bench)
{
    private readonly SmokePasses _passes = new(bench, SmokePasses.Tests);

    /// <summary>Whether a plan's images have tests that are run: always in Check, which is made for it; in Dev as the other test of an image is.</summary>
    public static bool IsWanted(Workbench bench, BuildPlan plan) =>
        plan.Inputs.Dev is { Tests.Count: > 0 } && (plan.Inputs.Selection.Product == ImageProduct.Check || bench.Request.Smoke != Smoke.Off);

    /// <summary>Whether an image has to be run for it.</summary>
    public async Task<bool> HasToRunAsync(AssembledImage image, CancellationToken cancellation) =>
        bench.Request.All || !await _passes.HasAsync(image, cancellation);

    /// <exception cref="SlipwayException">SLP606 to SLP608; SLP609 where tests are to be run and no engine can run them for any platform.</exception>
    public async Task<IReadOnlyList<TestsRecord>> RunAsync(BuildPlan plan, AssembledIndex index, CancellationToken cancellation)
    {
        var records = new List<TestsRecord>();
        foreach (var image in IsWanted(bench, plan) ? index.Images : [])
        {
            var record = await RunAsync(plan, image, cancellation);
            if (record.Result != "passed")
                bench.Progress.Report(
                    ProgressKind.Test,
                    $"{record.Platform} tests",
                    record.Result == "recorded" ? RowState.Found : RowState.Skipped,
                    note: record.Reason
                );
            records.Add(record);
        }
        if (plan.Inputs.Selection.Product == ImageProduct.Check && records.TrueForAll(x => x.Result == "untested"))
            throw new SlipwayException(CheckProblems.NoEngine([.. records.Select(x => $"{x.Platform}: {x.Reason}")]));
        return records;
    }

    private async Task<TestsRecord> RunAsync(BuildPlan plan, AssembledImage image, CancellationToken cancellation)
    {
        var platform = image.Platform.ToString();
        if (!await HasToRunAsync(image, cancellation))
            return new TestsRecord(platform, "recorded", "", 0, 0, 0);
        if (await bench.Engines.FindAsync(mayStart: true, isRequired: false, cancellation) is not { } engine)
            return new TestsRecord(platform, "untested", $"no engine: {OwnEngine.Obstacle() ?? "none is in reach"}", 0, 0, 0);
        if (!engine.Features.Runs(image.Platform))
            return new TestsRecord(platform, "untested", $"the engine cannot run {platform}: no emulation (binfmt) is registered", 0, 0, 0);
        var clock = Stopwatch.StartNew();
        var log = Path.Combine(bench.Scratch, "check", $"{platform.Replace('/', '-')}.log");
        var trial = new TestTrial(engine, Delivery.NameOf(bench.Request, plan), image.Platform, plan.Inputs.Service, log);
        var results = await bench.Progress.RunAsync(ProgressKind.Test, $"{platform} tests", null, () => trial.RunAsync(cancellation));
        _passes.Record(image);
        return new TestsRecord(platform, "passed", results.Line, results.Passed, results.Skipped, clock.Elapsed.TotalSeconds);
    }
}

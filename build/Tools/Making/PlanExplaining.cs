using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Forecasting;
using Slipway.Core.Records;
using Slipway.Core.Rendering;

namespace Slipway.Tools.Making;

/// <summary>Says what a plan would do and cost. Reads records, asks a registry or an engine where there is one to ask; writes and starts nothing.</summary>
internal sealed class PlanExplaining(Workbench bench)
{
    /// <summary>Records that forecasts are made from.</summary>
    private const int Records = 30;

    private Task<(IReadOnlyList<BuildRecord> Records, int Skipped)>? _history;

    /// <summary>Begins to read the records, while the plan is made.</summary>
    public void ReadAhead() => _history = Task.Run(() => bench.Records.Newest(Records));

    /// <summary>Prints the plan in the form that was asked for.</summary>
    public async Task ExplainAsync(BuildPlan plan, CancellationToken cancellation)
    {
        var report = await ReportAsync(plan, cancellation);
        bench.Say(
            bench.Request.Format switch
            {
                PlanFormat.Json => report.ToJson().TrimEnd(),
                PlanFormat.Markdown => PlanMarkdown.Render(report).TrimEnd(),
                _ => PlanText.Render(report).TrimEnd(),
            }
        );
    }

    /// <summary>The forecast of a plan, and what was noticed on the way.</summary>
    public (PlanForecast Forecast, IReadOnlyList<Problem> Notes) Forecast(BuildPlan plan, IReadOnlySet<Digest>? inRegistry)
    {
        var (records, skipped) = _history?.GetAwaiter().GetResult() ?? bench.Records.Newest(Records);
        var forecaster = new Forecaster(new History(records), Rates.Default, new StoreFacts(bench), Environment.ProcessorCount);
        return (
            forecaster.Of(plan, bench.Request.Push, inRegistry, Pulled(plan)),
            skipped == 0 ? [] : [PlanProblems.RecordsSkipped(skipped, BuildRecord.CurrentSchema)]
        );
    }

    private async Task<PlanReport> ReportAsync(BuildPlan plan, CancellationToken cancellation)
    {
        var name = ImageReference.Parse(Delivery.NameOf(bench.Request, plan));
        var registry = bench.Request.Registry is null ? null : await RegistryPresence.AskAsync(name, plan, cancellation);
        var (forecast, notes) = Forecast(plan, registry?.Layers is { } there ? there.Union(Mounted(plan, name)).ToHashSet() : null);
        return new PlanReporting(plan, forecast, Rates.Default)
        {
            Origins = bench.Request.Origins,
            InRegistry = registry?.Layers,
            Places = [.. new[] { registry?.Place, bench.Remote.Place, await EngineAsync(plan, name) }.OfType<PlaceReport>()],
            Notes = [.. bench.Notes.Concat(notes).Concat(bench.Remote.Notes).Select(x => x.ToString())],
        }.Report();
    }

    /// <summary>Bytes of layers that a registry has and that would come to this machine: for a folder, for an engine, for another registry. To its own registry they are mounted.</summary>
    private long Pulled(BuildPlan plan)
    {
        var isNeeded = bench.Request.Output is not null || bench.Engines.IsAnywhere;
        var target = bench.Request.Push ? ImageReference.Parse(Delivery.NameOf(bench.Request, plan)).Host : null;
        return plan.Remote.Where(x => isNeeded || (target is not null && x.Repository!.Host != target)).Sum(x => x.Packed!.Size);
    }

    private static IEnumerable<Digest> Mounted(BuildPlan plan, ImageReference name) =>
        plan.Remote.Where(x => x.Repository!.Host == name.Host).Select(x => x.Packed!.Digest);

    /// <summary>An engine can have the image only where all its layers exist; only then it is asked.</summary>
    private async Task<PlaceReport?> EngineAsync(BuildPlan plan, ImageReference name)
    {
        if (plan.ToMake.Any() || !bench.Engines.IsAnywhere)
            return null;
        var index = ImageMaking.Assemble(plan, plan.Layers.DistinctBy(x => x.Key).ToDictionary(x => x.Key, x => x.Packed!), await bench.Revision);
        var has = await bench.Engines.HasAsync(index.Descriptor.Digest);
        return new PlaceReport("engine", name.Familiar, has ? "found" : "missing", "");
    }
}

using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Planning;
using Slipway.Core.Progress;
using Slipway.Core.WhatIf;
using Slipway.Tools.GitHub;
using Slipway.Tools.Jobs;
using Slipway.Tools.Store;
using Slipway.Tools.UpToDate;
using Slipway.Tools.WhatIf;

namespace Slipway.Tools.Making;

/// <summary>One run of the build: makes the plan once, then carries out what each target is about.</summary>
public sealed class Workshop : IDisposable
{
    private readonly Workbench _bench;
    private readonly Preflight _preflight;
    private readonly SemaphoreSlim _planning = new(1);
    private readonly Dictionary<ImageProduct, BuildPlan> _plans = [];

    /// <summary>A run.</summary>
    /// <param name="request">What the command line asks for.</param>
    /// <param name="home">The user's folders.</param>
    /// <param name="face">Shows what the run does.</param>
    public Workshop(BuildRequest request, SlipwayHome home, IProgressFace face)
    {
        _bench = new Workbench(request, home, face);
        _preflight = new Preflight(_bench);
        new WheelDelivery(_bench).Check();
        StoreLimitChoice.FromEnvironment();
    }

    /// <summary>Whether anything but a plan was asked for so far.</summary>
    public bool HasWorked { get; private set; }

    /// <summary>What the same run would say again; null where it has to be run to know.</summary>
    public RunAnswer? Answer => _bench.Answer;

    /// <summary>What the run did so far.</summary>
    /// <param name="succeeded">Whether all targets did what they are for.</param>
    /// <param name="problems">What went wrong.</param>
    public ProgressSummary Summary(bool succeeded, IReadOnlyList<Problem> problems) =>
        new(succeeded, _bench.Clock.Elapsed.TotalSeconds, [.. _bench.Products], _bench.Image, problems);

    /// <summary>Says what would be found and made, why, and what it would cost.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task ExplainAsync(CancellationToken cancellation)
    {
        var explaining = new PlanExplaining(_bench);
        explaining.ReadAhead();
        await explaining.ExplainAsync(await PlanAsync(cancellation), cancellation);
    }

    /// <summary>Says which images of which platforms CI has to make.</summary>
    /// <param name="folder">The job's folder; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task ExplainMatrixAsync(string? folder, CancellationToken cancellation) =>
        new MatrixExplaining(_bench.Request, _bench.Home, _bench.Say).ExplainAsync(ActionsFiles.FromEnvironment(), folder, cancellation);

    /// <summary>Says which wheels share a layer, how often it changes and why.</summary>
    public void ExplainLayers() => new LayersExplaining(_bench).Explain();

    /// <summary>Says why one thing of the plan is found or made.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP339: nothing has that name.</exception>
    public async Task ExplainAsync(string name, CancellationToken cancellation) =>
        await new WhyExplaining(_bench, await PlanAsync(cancellation)).ExplainAsync(name, cancellation);

    /// <summary>Says what a change would make and move.</summary>
    /// <param name="question">The change.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task ExplainAsync(WhatIfQuestion question, CancellationToken cancellation)
    {
        var report = await new WhatIfExplaining(_bench.Request, _bench.Home, _bench.Request.Format == PlanFormat.Text ? _bench.Say : _ => { }).ReportAsync(
            question,
            cancellation
        );
        _bench.Say(
            _bench.Request.Format switch
            {
                PlanFormat.Json => report.ToJson().TrimEnd(),
                PlanFormat.Markdown => WhatIfMarkdown.Render(report).TrimEnd(),
                _ => WhatIfText.Render(report).TrimEnd(),
            }
        );
    }

    /// <summary>Makes the toolchain image, when something needs it or it was asked for by name.</summary>
    /// <param name="cancellation">Ends it.</param>
    public Task BuildBaseAsync(CancellationToken cancellation) =>
        CarryOutAsync("BuildBase", plan => new NativeBuild(_bench).BuildBaseAsync(plan, cancellation), cancellation);

    /// <summary>Brings wheels into the store: those that layers need, or all when asked for by name.</summary>
    /// <param name="cancellation">Ends it.</param>
    public Task WheelhouseAsync(CancellationToken cancellation) =>
        CarryOutAsync(
            "Wheelhouse",
            async plan =>
            {
                await new WheelSupply(_bench).WheelhouseAsync(plan, cancellation);
                await new WheelDelivery(_bench).DeliverAsync(plan, cancellation);
            },
            cancellation
        );

    /// <summary>Hashes every entry of the store again. What is damaged is moved aside, so the plan is made after it.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SlipwayException">SLP523.</exception>
    public Task CheckStoreAsync(CancellationToken cancellation) => SettledAsync(() => new StoreKeeping(_bench).CheckAsync(cancellation));

    /// <summary>Keeps the store within its limit, where the run added something. The run is over: what goes wrong here is no failure of it.</summary>
    public void Tidy()
    {
        try
        {
            new StoreKeeping(_bench).Tidy();
        }
        catch (Exception e) when (e is SlipwayException or IOException or UnauthorizedAccessException)
        {
            _bench.Say($"Store: not tidied: {e.Message}");
        }
    }

    /// <summary>Compiles the service's native code for every platform whose layer is not found.</summary>
    /// <param name="cancellation">Ends it.</param>
    public Task BackendBuildAsync(CancellationToken cancellation) =>
        CarryOutAsync("BackendBuild", plan => new NativeBuild(_bench).BackendBuildAsync(plan, cancellation), cancellation);

    /// <summary>Makes the missing layers, assembles the images, delivers and tests them, and keeps the record.</summary>
    /// <param name="product">Which image.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task ImageAsync(ImageProduct product, CancellationToken cancellation) =>
        CarryOutAsync(product.ToString(), plan => new RuntimeBuild(_bench).RunAsync(plan, cancellation), cancellation, product);

    /// <summary>Makes the missing layers, and writes all of the plan to the cache by their keys.</summary>
    /// <param name="cancellation">Ends it.</param>
    public Task PushCacheAsync(CancellationToken cancellation) =>
        CarryOutAsync("PushCache", plan => new CachePush(_bench).RunAsync(plan, cancellation), cancellation);

    /// <summary>Pushes one index over images that machines of their own platforms have made.</summary>
    /// <param name="cancellation">Ends it.</param>
    public Task PublishAsync(CancellationToken cancellation) => SettledAsync(() => new Publishing(_bench).RunAsync(cancellation));

    /// <summary>Compares what was made here with what a cache has under the same keys.</summary>
    /// <param name="cancellation">Ends it.</param>
    public Task VerifyLayersAsync(CancellationToken cancellation) => SettledAsync(() => new LayerVerification(_bench).RunAsync(cancellation));

    /// <summary>Writes a folder that plain Docker builds the selection's image from.</summary>
    /// <param name="cancellation">Ends it.</param>
    public Task RenderAsync(CancellationToken cancellation) => SettledAsync(() => new Renderer(_bench).RenderAsync(cancellation));

    /// <summary>Writes compose.yaml and the folders that it builds from.</summary>
    /// <param name="cancellation">Ends it.</param>
    public Task ComposeAsync(CancellationToken cancellation) => SettledAsync(() => new ComposeProject(_bench).WriteAsync(cancellation));

    /// <inheritdoc />
    public void Dispose()
    {
        _planning.Dispose();
        _bench.Dispose();
    }

    private Task CarryOutAsync(string target, Func<BuildPlan, Task> step, CancellationToken cancellation, ImageProduct? product = null) =>
        SettledAsync(async () =>
        {
            try
            {
                await WithFreshLocksAsync(target, product ?? _bench.Request.Largest, step, cancellation);
            }
            catch
            {
                // What is still on its way serves nobody now; what came of it is kept.
                await _bench.Wheels.StopAsync();
                throw;
            }
        });

    /// <summary>Whatever a table showed stands still when the work has ended, well or badly.</summary>
    private async Task SettledAsync(Func<Task> work)
    {
        HasWorked = !_bench.Request.PlanOnly;
        try
        {
            await work();
        }
        finally
        {
            _bench.Settle();
        }
    }

    private async Task WithFreshLocksAsync(string target, ImageProduct product, Func<BuildPlan, Task> step, CancellationToken cancellation)
    {
        if (_bench.Request.PlanOnly)
        {
            var plan = await PlanAsync(product, cancellation);
            // Targets on the way say nothing: what they would do is in the plan of the one that was asked for.
            if (_bench.Request.Products.Contains(target))
                await new PlanExplaining(_bench).ExplainAsync(new PlanPart(_bench).Of(plan, target), cancellation);
            return;
        }
        await new MovedSuite(_bench).FollowAsync(
            areLocksNew =>
            {
                if (areLocksNew)
                    _plans.Clear();
                return PlanAsync(product, cancellation);
            },
            async plan =>
            {
                await _preflight.PassAsync(plan, cancellation);
                await step(plan);
                return plan;
            },
            cancellation
        );
    }

    private Task<BuildPlan> PlanAsync(CancellationToken cancellation) => PlanAsync(_bench.Request.Largest, cancellation);

    private async Task<BuildPlan> PlanAsync(ImageProduct product, CancellationToken cancellation)
    {
        await _planning.WaitAsync(cancellation);
        try
        {
            if (_plans.TryGetValue(product, out var known))
                return known;
            var plan = await new PlanReading(_bench).ReadAsync(product, cancellation);
            await new JobWriting(_bench).PlannedAsync(plan, cancellation);
            // A build with nothing to do takes no time that is worth a forecast.
            if (_bench.Forecast is null && !_bench.Request.PlanOnly && plan.ToMake.Any())
                Forecast(plan);
            return _plans[product] = plan;
        }
        finally
        {
            _planning.Release();
        }
    }

    private void Forecast(BuildPlan plan)
    {
        var (forecast, notes) = new PlanExplaining(_bench).Forecast(plan, null);
        _bench.Forecast = forecast;
        foreach (var note in notes)
            _bench.Say(note.ToString());
    }
}

using Slipway.Core.Diagnostics;
using Slipway.Core.Planning;
using Slipway.Core.Progress;
using Slipway.Core.Rendering;

namespace Slipway.Tools.Making;

/// <summary>One run of the build: makes the plan once, then carries out what each target is about.</summary>
public sealed class Workshop : IDisposable
{
    private readonly Workbench _bench;
    private readonly SemaphoreSlim _planning = new(1);
    private BuildPlan? _plan;

    /// <summary>A run.</summary>
    /// <param name="request">What the command line asks for.</param>
    /// <param name="home">The user's folders.</param>
    /// <param name="face">Shows what the run does.</param>
    public Workshop(BuildRequest request, SlipwayHome home, IProgressFace face) => _bench = new Workbench(request, home, face);

    /// <summary>Whether anything but a plan was asked for so far.</summary>
    public bool HasWorked { get; private set; }

    /// <summary>What the run did so far.</summary>
    /// <param name="succeeded">Whether all targets did what they are for.</param>
    /// <param name="problems">What went wrong.</param>
    public ProgressSummary Summary(bool succeeded, IReadOnlyList<Problem> problems) =>
        new(succeeded, _bench.Clock.Elapsed.TotalSeconds, [.. _bench.Products], _bench.Image, problems);

    /// <summary>Says what would be found and made, and why.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task ExplainAsync(CancellationToken cancellation) =>
        _bench.Say(PlanText.Render(await PlanAsync(cancellation), _bench.Request.Origins).TrimEnd());

    /// <summary>Makes the toolchain image, when something needs it or it was asked for by name.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task BuildBaseAsync(CancellationToken cancellation) =>
        await CarryOutAsync(plan => new NativeBuild(_bench).BuildBaseAsync(plan, cancellation), cancellation);

    /// <summary>Brings wheels into the store: those that layers need, or all when asked for by name.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task WheelhouseAsync(CancellationToken cancellation) =>
        await CarryOutAsync(plan => new WheelSupply(_bench).WheelhouseAsync(plan, cancellation), cancellation);

    /// <summary>Compiles the service's native code for every platform whose layer is not found.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task BackendBuildAsync(CancellationToken cancellation) =>
        await CarryOutAsync(plan => new NativeBuild(_bench).BackendBuildAsync(plan, cancellation), cancellation);

    /// <summary>Makes the missing layers, assembles the images, delivers and tests them, and keeps the record.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task RuntimeAsync(CancellationToken cancellation) =>
        await CarryOutAsync(plan => new RuntimeBuild(_bench).RunAsync(plan, cancellation), cancellation);

    /// <inheritdoc />
    public void Dispose()
    {
        _planning.Dispose();
        _bench.Dispose();
    }

    private async Task CarryOutAsync(Func<BuildPlan, Task> step, CancellationToken cancellation)
    {
        HasWorked = true;
        try
        {
            await CarryOutWithFreshLocksAsync(step, cancellation);
        }
        finally
        {
            _bench.Settle();
        }
    }

    /// <summary>A suite moves on: when a locked package is gone from the mirror, the locks are made anew, what moved is shown, and the step is carried out once more.</summary>
    private async Task CarryOutWithFreshLocksAsync(Func<BuildPlan, Task> step, CancellationToken cancellation)
    {
        var plan = await PlanAsync(cancellation);
        try
        {
            await step(plan);
        }
        catch (SlipwayException e) when (e.Problems.All(x => x.Number == DebianProblems.GoneNumber))
        {
            List<string> gone = [.. e.Problems.Select(x => x.Found)];
            if (plan.Inputs.Toolchain.Any(x => gone.Any(text => text.Contains(x.Filename, StringComparison.Ordinal))))
                await _bench.Toolchains.MakeAsync(gone, cancellation);
            if (plan.Inputs.Platforms.SelectMany(x => x.Locks.Packages).Any(x => gone.Any(text => text.Contains(x.Package.Filename, StringComparison.Ordinal))))
                await _bench.Locks.MakeAsync(plan.Inputs.Selection, gone, cancellation);
            _plan = null;
            await step(await PlanAsync(cancellation));
        }
    }

    private async Task<BuildPlan> PlanAsync(CancellationToken cancellation)
    {
        await _planning.WaitAsync(cancellation);
        try
        {
            return _plan ??= await new PlanReading(_bench).ReadAsync(cancellation);
        }
        finally
        {
            _planning.Release();
        }
    }
}

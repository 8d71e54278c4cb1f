using Slipway.Core.Planning;
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
    /// <param name="say">Receives lines for the user.</param>
    public Workshop(BuildRequest request, SlipwayHome home, Action<string> say) => _bench = new Workbench(request, home, say);

    /// <summary>Says what would be found and made, and why.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task ExplainAsync(CancellationToken cancellation) => _bench.Say(PlanText.Render(await PlanAsync(cancellation)).TrimEnd());

    /// <summary>Makes the toolchain image, when something needs it or it was asked for by name.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task BuildBaseAsync(CancellationToken cancellation) => await new NativeBuild(_bench).BuildBaseAsync(await PlanAsync(cancellation), cancellation);

    /// <summary>Brings wheels into the store: those that layers need, or all when asked for by name.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task WheelhouseAsync(CancellationToken cancellation) => await new WheelSupply(_bench).WheelhouseAsync(await PlanAsync(cancellation), cancellation);

    /// <summary>Compiles the service's native code for every platform whose layer is not found.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task BackendBuildAsync(CancellationToken cancellation) => await new NativeBuild(_bench).BackendBuildAsync(await PlanAsync(cancellation), cancellation);

    /// <summary>Makes the missing layers, assembles the images, delivers and tests them, and keeps the record.</summary>
    /// <param name="cancellation">Ends it.</param>
    public async Task RuntimeAsync(CancellationToken cancellation) => await new RuntimeBuild(_bench).RunAsync(await PlanAsync(cancellation), cancellation);

    /// <inheritdoc />
    public void Dispose()
    {
        _planning.Dispose();
        _bench.Dispose();
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

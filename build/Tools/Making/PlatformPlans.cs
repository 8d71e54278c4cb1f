using Slipway.Core.Catalog;
using Slipway.Core.Planning;
using Slipway.Core.Progress;

namespace Slipway.Tools.Making;

/// <summary>
/// Plans of one platform each, as that platform's own machine makes them: what is compiled has the machine in its key, and CI compiles each platform on its own. Reads and asks;
/// makes nothing.
/// </summary>
internal sealed class PlatformPlans(BuildRequest request, SlipwayHome home) : IDisposable
{
    private readonly List<Workbench> _benches = [];

    /// <summary>The plan of a wish for one platform, and the bench that it was made at.</summary>
    /// <param name="wish">What is wanted; its platforms are replaced.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<(Workbench Bench, BuildPlan Plan)> ReadAsync(Wish wish, Platform platform, CancellationToken cancellation)
    {
        var own = wish with { Platforms = [platform.ToString()], HostPlatform = platform };
        var bench = new Workbench(request with { Wish = own, PlanOnly = true }, home, new LineFace(_ => { }));
        _benches.Add(bench);
        return (bench, await new PlanReading(bench).ReadAsync(cancellation));
    }

    /// <inheritdoc />
    public void Dispose() => _benches.ForEach(x => x.Dispose());
}

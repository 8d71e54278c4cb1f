using Nuke.Common;
using Slipway.Tools;
using Slipway.Tools.Benching;

namespace Slipway.Targets;

/// <summary>Measures the demo and a build from a package index, and writes bench/demo.md and bench/pypi.md.</summary>
public interface IBench : INukeBuild
{
    /// <summary>Measures the demo and a build from a package index, and writes bench/demo.md and bench/pypi.md.</summary>
    Target Bench =>
        d =>
            d.Description(
                    "Measures the demo and a build from a package index, beside rivals and floors, and writes bench/demo.md and bench/pypi.md; takes some minutes"
                )
                .Executes(() => Step.Run(this, MeasureAsync));

    private async Task MeasureAsync(CancellationToken cancellation)
    {
        var home = SlipwayHome.FromEnvironment().Root;
        await new DemoBench(RootDirectory, new SlipwayHome(Path.Combine(home, "bench")), Console.Out.WriteLine).RunAsync(cancellation);
        await new PypiBench(RootDirectory, new SlipwayHome(Path.Combine(home, "bench-pypi")), Console.Out.WriteLine).RunAsync("./build.sh Bench", cancellation);
    }
}

using Nuke.Common;
using Slipway.Tools;
using Slipway.Tools.Benching;

namespace Slipway.Targets;

/// <summary>Measures the demo and writes bench/demo.md.</summary>
public interface IBench : INukeBuild
{
    /// <summary>Measures the demo and writes bench/demo.md.</summary>
    Target Bench =>
        d =>
            d.Description("Measures the demo, side by side with its rivals, and writes bench/demo.md; takes some minutes")
                .Executes(() =>
                    Step.Run(
                        this,
                        cancellation =>
                            new DemoBench(
                                RootDirectory,
                                new SlipwayHome(Path.Combine(SlipwayHome.FromEnvironment().Root, "bench")),
                                Console.Out.WriteLine
                            ).RunAsync(cancellation)
                    )
                );
}

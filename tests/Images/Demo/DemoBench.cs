using System.Runtime.InteropServices;
using Slipway.Core.Catalog;
using Slipway.Core.Planning;
using Slipway.Core.Progress;
using Slipway.Tools;
using Slipway.Tools.Making;

namespace Slipway.Images.Tests.Demo;

/// <summary>The parts of a run, for tests that need to stand between two of its steps.</summary>
internal static class DemoBench
{
    public static Platform Host { get; } = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? Platform.Arm64 : Platform.Amd64;

    public static Workbench Open(DemoCheckout checkout, SlipwayHome home, params string[] platforms) =>
        new(
            new BuildRequest(
                checkout.Root,
                new Wish(Host) { Upstream = "debian", Platforms = platforms },
                new HashSet<string>(),
                true,
                Smoke.Off,
                null,
                null,
                null,
                false,
                null,
                null
            ),
            home,
            new LineFace(_ => { })
        );

    public static Task<BuildPlan> PlanAsync(Workbench bench) => new PlanReading(bench).ReadAsync(CancellationToken.None);
}

using System.Runtime.InteropServices;
using Slipway.Core.Catalog;
using Slipway.Tools;
using Slipway.Tools.Engine;
using Slipway.Tools.Service;

namespace Slipway.Targets;

/// <summary>The wish of a run: its parameters and the facts of the machine.</summary>
internal static class HostFacts
{
    /// <summary>The wish.</summary>
    /// <param name="build">The build, asked for its parameters once.</param>
    public static Wish Wish<T>(T build)
        where T : IHazSelection, IHazBuilder =>
        WishToLock(build) with
        {
            HasLinuxEngine = OperatingSystem.IsLinux() || build.Builder is not null || HasEngine(),
        };

    /// <summary>The wish of a run that makes or checks locks, which needs no engine.</summary>
    /// <param name="build">The build, asked for its parameters once.</param>
    public static Wish WishToLock(IHazSelection build) =>
        new(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? Core.Catalog.Platform.Arm64 : Core.Catalog.Platform.Amd64)
        {
            Mode = build.Mode,
            Device = build.Device,
            Backends = build.Backend ?? [],
            Platforms = build.Platform ?? [],
            Upstream = build.Upstream,
            Cuda = (build as IHazCuda)?.Cuda,
            Architectures = (build as IHazCuda)?.GpuArchitectures ?? [],
            // slipway.json is only read where the name is none that everybody has.
            CustomUpstreams =
                build.Upstream is null || Upstream.All.Any(x => x.Name == build.Upstream) ? [] : new Checkout(build.RootDirectory).Settings().Upstreams ?? [],
            System = System(),
        };

    private static HostSystem System() =>
        OperatingSystem.IsMacOS() ? HostSystem.MacOS
        : OperatingSystem.IsWindows() ? HostSystem.Windows
        : HostSystem.Linux;

    private static bool HasEngine() =>
        EngineFinder.FromEnvironment(SlipwayHome.FromEnvironment()).FindAsync(null, CancellationToken.None).GetAwaiter().GetResult().Engine is not null;
}

using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Tools;
using Slipway.Tools.Debian;

namespace Slipway.Tests;

/// <summary>Programs that tests need, unpacked from Debian's packages below Slipway's home; nothing is installed.</summary>
public static class DebianPrograms
{
    private static readonly Platform Here = Platform.All.Single(p =>
        p.Machine
        == (System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.X64 ? "x86_64" : "aarch64")
    );

    /// <summary>A root with a package and all that it depends on; brought once.</summary>
    /// <param name="package">Name of the package.</param>
    /// <param name="suite">A suite other than the release, for what the release has too old.</param>
    public static Task<ProgramRoot> ProvideAsync(string package, string? suite = null)
    {
        var home = Environment.GetEnvironmentVariable("SLIPWAY_HOME") is { Length: > 0 }
            ? SlipwayHome.FromEnvironment()
            : new SlipwayHome(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "slipway-tests"));
        return new Programs(DebianMirrors.Find([])).ProvideAsync(
            home,
            package,
            suite is null ? DebianSuites.Trixie : DebianSuites.Trixie with { ByName = [suite] },
            [suite is null ? package : $"{package}/{suite}"],
            Here
        );
    }
}

using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Builds;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Keys;
using Slipway.Tools.Tests.Registry;

namespace Slipway.Tools.Tests.Making;

/// <summary>A wheel that a plan compiles.</summary>
internal static class SampleCompile
{
    public static CompilePlan Of(string name)
    {
        var buildBase = new BuildBaseKey(1, new ToolchainKey(1, "amd64", []), Digest.Of("build-base"), []);
        var (file, source) = ($"{name}-1.0.tar.gz", Digest.Of(name));
        var record = new CompiledWheelKey(
            1,
            name,
            "1.0",
            file,
            source,
            [],
            "3.13",
            "linux/amd64",
            buildBase,
            Digest.Of("compile-wheel"),
            [],
            [],
            "",
            "",
            [],
            [],
            [],
            []
        );
        var build = new SourceBuild(new LockedPackage(name, "1.0", source, file, 9, [LockedPackage.Root], true, []), [], BuildSettings.None, []);
        return new CompilePlan(Platform.Amd64, build, record, WheelMachine.KeyOf(name), $"{name} 1.0", PlanState.Make, [], null);
    }
}

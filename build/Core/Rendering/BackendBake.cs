using Slipway.Core.Catalog;
using Slipway.Core.CompilerCaches;
using Slipway.Core.Planning;

namespace Slipway.Core.Rendering;

/// <summary>The bake targets of a plan: the toolchain image, and one target a platform for the native code, so that each has its own export.</summary>
public static class BackendBake
{
    /// <summary>Tag of the toolchain's layout.</summary>
    public const string ToolchainTag = "toolchain";

    /// <summary>The targets.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="scratch">Folder with the toolchain's layout and the copies of what is compiled, and for exports.</param>
    public static IReadOnlyList<BakeTarget> Targets(BuildPlan plan, string scratch)
    {
        var dockerfiles = DockerfilesOf(scratch);
        var none = new Dictionary<string, string>();
        var buildBase = new BakeTarget(
            "build-base",
            "build-base.Dockerfile",
            dockerfiles,
            new Dictionary<string, string> { ["toolchain"] = $"oci-layout://{ToolchainOf(scratch)}:{ToolchainTag}" },
            none,
            [],
            "",
            ["type=cacheonly"]
        );
        var backends = plan.Inputs.Platforms.Select(platform => new BakeTarget(
            TargetOf(platform.Platform),
            "backend-build.Dockerfile",
            dockerfiles,
            new Dictionary<string, string> { ["build-base"] = "target:build-base", ["native-sources"] = NativeOf(scratch) },
            none,
            [platform.Platform.ToString()],
            "native",
            [$"type=local,dest={ExportOf(scratch, platform.Platform)}"]
        )
        {
            Secrets = [SccacheSecret.Argument],
        });
        return [buildBase, .. backends];
    }

    /// <summary>Name of a platform's target.</summary>
    /// <param name="platform">The platform.</param>
    public static string TargetOf(Platform platform) => $"backend-build-{platform.Architecture}";

    /// <summary>Folder that a platform's target exports to.</summary>
    /// <param name="scratch">Folder for exports.</param>
    /// <param name="platform">The platform.</param>
    public static string ExportOf(string scratch, Platform platform) => $"{scratch}/backend-build/{platform.Architecture}";

    /// <summary>Folder of the toolchain's layout.</summary>
    /// <param name="scratch">Folder for it.</param>
    public static string ToolchainOf(string scratch) => $"{scratch}/toolchain";

    /// <summary>Folder with copies of the Dockerfiles and their steps.</summary>
    /// <param name="scratch">Folder for it.</param>
    public static string DockerfilesOf(string scratch) => $"{scratch}/dockerfiles";

    /// <summary>Folder with copies of the native sources.</summary>
    /// <param name="scratch">Folder for it.</param>
    public static string NativeOf(string scratch) => $"{scratch}/native-sources";
}

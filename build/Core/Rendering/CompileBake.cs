using Slipway.Core.CompilerCaches;
using Slipway.Core.Planning;

namespace Slipway.Core.Rendering;

/// <summary>The bake targets that compile wheels: one a wheel, each with its own folder of the inputs and its own export.</summary>
public static class CompileBake
{
    /// <summary>The Dockerfile of all of them.</summary>
    public const string Dockerfile = "wheelhouse.Dockerfile";

    /// <summary>What the step reads first in its inputs.</summary>
    public const string Facts = "build.json";

    private const string BuildBase = "build-base";

    /// <summary>The targets: the toolchain images that have further parts, and the wheels.</summary>
    /// <param name="wheels">The wheels.</param>
    /// <param name="scratch">Folder with the copies of what is compiled, and for exports.</param>
    /// <param name="jobs">The most compilers at once in each of them.</param>
    public static IEnumerable<BakeTarget> Targets(IReadOnlyCollection<CompilePlan> wheels, string scratch, int jobs) =>
        [.. PartsOf(wheels).Select(x => Toolchain(x, scratch)), .. wheels.Select(x => Wheel(x, scratch, jobs))];

    /// <summary>The sets of further parts of the toolchain that wheels are compiled with.</summary>
    /// <param name="wheels">The wheels.</param>
    public static IEnumerable<IReadOnlyList<string>> PartsOf(IEnumerable<CompilePlan> wheels) =>
        wheels.Select(x => x.Build.Settings.Parts).Where(x => x.Count > 0).DistinctBy(NameOf);

    /// <summary>Name of the toolchain image with some parts: of its target, and the tag and folder of its layout.</summary>
    /// <param name="parts">Their words.</param>
    public static string NameOf(IReadOnlyList<string> parts) => string.Join('-', parts.Prepend(BuildBase));

    private static BakeTarget Toolchain(IReadOnlyList<string> parts, string scratch) =>
        new(
            NameOf(parts),
            "build-base.Dockerfile",
            BackendBake.DockerfilesOf(scratch),
            new Dictionary<string, string> { ["toolchain"] = $"oci-layout://{ToolchainOf(scratch, parts)}:{NameOf(parts)}" },
            new Dictionary<string, string>(),
            [],
            "",
            ["type=cacheonly"]
        );

    /// <summary>Folder of the layout of a toolchain image with some parts.</summary>
    /// <param name="scratch">Folder for it.</param>
    /// <param name="parts">Their words.</param>
    public static string ToolchainOf(string scratch, IReadOnlyList<string> parts) => $"{scratch}/{NameOf(parts)}";

    private static BakeTarget Wheel(CompilePlan wheel, string scratch, int jobs) =>
        new(
            TargetOf(wheel),
            Dockerfile,
            BackendBake.DockerfilesOf(scratch),
            new Dictionary<string, string> { [BuildBase] = $"target:{NameOf(wheel.Build.Settings.Parts)}", ["inputs"] = InputsOf(scratch) },
            new Dictionary<string, string> { ["WHEEL"] = wheel.Key.Hex, ["JOBS"] = $"{jobs}" },
            [wheel.Platform.ToString()],
            "wheel",
            [$"type=local,dest={ExportOf(scratch, wheel)}"]
        )
        {
            Secrets = [SccacheSecret.Argument],
        };

    /// <summary>Name of a wheel's target.</summary>
    /// <param name="wheel">The wheel.</param>
    public static string TargetOf(CompilePlan wheel) => $"compile-{wheel.Record.Name.Replace('.', '-')}-{wheel.Key.Abbreviated}";

    /// <summary>Folder with all that a wheel is compiled from.</summary>
    /// <param name="scratch">Folder for it.</param>
    /// <param name="wheel">The wheel.</param>
    public static string InputsOf(string scratch, CompilePlan wheel) => $"{InputsOf(scratch)}/{wheel.Key.Hex}";

    private static string InputsOf(string scratch) => $"{scratch}/compile";

    /// <summary>Folder that a wheel is exported to.</summary>
    /// <param name="scratch">Folder for exports.</param>
    /// <param name="wheel">The wheel.</param>
    public static string ExportOf(string scratch, CompilePlan wheel) => $"{scratch}/compiled/{wheel.Key.Hex}";
}

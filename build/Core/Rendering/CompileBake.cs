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

    /// <summary>The targets.</summary>
    /// <param name="wheels">The wheels.</param>
    /// <param name="scratch">Folder with the copies of what is compiled, and for exports.</param>
    /// <param name="jobs">The most compilers at once in each of them.</param>
    public static IEnumerable<BakeTarget> Targets(IEnumerable<CompilePlan> wheels, string scratch, int jobs) =>
        wheels.Select(wheel => new BakeTarget(
            TargetOf(wheel),
            Dockerfile,
            BackendBake.DockerfilesOf(scratch),
            new Dictionary<string, string> { ["build-base"] = "target:build-base", ["inputs"] = InputsOf(scratch) },
            new Dictionary<string, string> { ["WHEEL"] = wheel.Key.Hex, ["JOBS"] = $"{jobs}" },
            [wheel.Platform.ToString()],
            "wheel",
            [$"type=local,dest={ExportOf(scratch, wheel)}"]
        )
        {
            Secrets = [SccacheSecret.Argument],
        });

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

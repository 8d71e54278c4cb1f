using Slipway.Core.Catalog;
using Slipway.Core.Locks;
using Slipway.Core.Planning.Keys;

namespace Slipway.Core.Planning;

/// <summary>Makes the key records of wheels that are compiled.</summary>
internal static class CompiledKeys
{
    private const string Torch = "torch";

    /// <summary>The record of one wheel.</summary>
    public static CompiledWheelKey Of(PlanInputs inputs, PlatformInputs platform, SourceBuild build, BuildBaseKey buildBase)
    {
        var (source, settings) = (build.Source, build.Settings);
        var cuda = settings.Uses.Contains(CudaToolkit.Use) ? inputs.Selection.Cuda : null;
        var devices = cuda is null ? [] : inputs.Selection.ArchitecturesOf(platform.Platform);
        return new CompiledWheelKey(
            Recipes.CompiledWheel,
            source.NormalizedName,
            source.Version,
            source.File,
            source.Hash,
            build.Patches,
            string.Join('.', platform.Python.Split('.').Take(2)),
            platform.Platform.ToString(),
            buildBase,
            inputs.CompileWheel!.Dockerfile,
            inputs.CompileWheel.Steps,
            [.. devices.Select(x => x.ToString())],
            cuda?.ToString() ?? "",
            build.Requires.FirstOrDefault(x => x.NormalizedName == Torch)?.Version ?? "",
            Arguments(settings.Environment.Concat(DeviceVariables.Of(devices))),
            Arguments(settings.Settings),
            [.. settings.Allow.Order(StringComparer.Ordinal)],
            [.. build.Requires.Select(Fact).OrderBy(x => x.File, StringComparer.Ordinal)]
        );
    }

    private static IReadOnlyList<ArgumentFact> Arguments(IEnumerable<KeyValuePair<string, string>> values) =>
        [.. values.DistinctBy(x => x.Key).Select(x => new ArgumentFact(x.Key, x.Value)).OrderBy(x => x.Name, StringComparer.Ordinal)];

    private static WheelFact Fact(LockedPackage wheel) => new(wheel.NormalizedName, wheel.Version, wheel.File, wheel.Hash);
}

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
        var cuda = settings.Uses.Contains("cuda") ? inputs.Selection.Cuda : null;
        List<string> devices = cuda is null ? [] : [.. inputs.Selection.ArchitecturesOf(platform.Platform).Select(x => x.ToString())];
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
            devices,
            cuda?.ToString() ?? "",
            build.Requires.FirstOrDefault(x => x.NormalizedName == Torch)?.Version ?? "",
            Arguments(settings.Environment.Concat(Device(cuda, devices))),
            Arguments(settings.Settings),
            [.. settings.Allow.Order(StringComparer.Ordinal)],
            [.. build.Requires.Select(Fact).OrderBy(x => x.File, StringComparer.Ordinal)]
        );
    }

    /// <summary>What CMake and PyTorch's extensions read.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Device(CudaVersion? cuda, List<string> devices) =>
        cuda is null
            ? []
            :
            [
                new("TORCH_CUDA_ARCH_LIST", string.Join(' ', devices)),
                new("CUDAARCHS", string.Join(';', devices.Select(x => x.Split('+')[0].Replace(".", "", StringComparison.Ordinal)))),
            ];

    private static IReadOnlyList<ArgumentFact> Arguments(IEnumerable<KeyValuePair<string, string>> values) =>
        [.. values.DistinctBy(x => x.Key).Select(x => new ArgumentFact(x.Key, x.Value)).OrderBy(x => x.Name, StringComparer.Ordinal)];

    private static WheelFact Fact(LockedPackage wheel) => new(wheel.NormalizedName, wheel.Version, wheel.File, wheel.Hash);
}

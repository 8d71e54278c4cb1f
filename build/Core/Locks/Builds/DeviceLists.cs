using System.Text.RegularExpressions;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks.Builds;

/// <summary>
/// GPU generations that builds.json tells a build of itself (<c>TORCH_CUDA_ARCH_LIST</c> of PyTorch, <c>CUDAARCHS</c> of CMake). nvcc would refuse them in the middle of a compile;
/// a list that lost a generation gives an image that does not run there.
/// </summary>
public static partial class DeviceLists
{
    /// <summary>What is wrong with them, SLP588, all packages together. Names such as <c>Hopper</c> or <c>all-major</c> are the build's own.</summary>
    /// <param name="settings">builds.json, by package.</param>
    /// <param name="packages">Normalized names of the packages that are compiled.</param>
    /// <param name="cuda">The CUDA version of the selection.</param>
    public static IReadOnlyList<Problem> Check(IReadOnlyDictionary<string, BuildSettings> settings, IEnumerable<string> packages, CudaVersion cuda)
    {
        var problems = new List<Problem>();
        foreach (var package in packages.Where(settings.ContainsKey).Order(StringComparer.Ordinal))
        foreach (var (variable, value) in settings[package].Environment.Where(x => x.Key is "TORCH_CUDA_ARCH_LIST" or "CUDAARCHS"))
            if (value.Split([' ', ';', ','], StringSplitOptions.RemoveEmptyEntries).Where(x => IsWrong(x, cuda)).ToList() is { Count: > 0 } wrong)
                problems.Add(CompileProblems.DevicesNotInCuda(package, variable, wrong, cuda));
        return problems;
    }

    private static bool IsWrong(string written, CudaVersion cuda) =>
        Capability().Match(written) is { Success: true } match
        && GpuTarget.Find($"{match.Groups["major"].Value}.{match.Groups["minor"].Value}") is var target
        && (target is null || !target.Architecture.IsIn(cuda));

    /// <summary>PyTorch writes 9.0a+PTX, CMake 90a-real.</summary>
    [GeneratedRegex(@"^(?<major>[0-9]+)\.?(?<minor>[0-9])[af]?(\+PTX|-real|-virtual)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Capability();
}

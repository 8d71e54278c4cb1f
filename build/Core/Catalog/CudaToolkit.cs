using System.Text.RegularExpressions;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Catalog;

/// <summary>NVIDIA's compiler as Debian packages it: <see cref="ToolchainPart.Cuda"/>.</summary>
public static partial class CudaToolkit
{
    /// <summary>The word of builds.json that asks for it.</summary>
    public const string Use = "cuda";

    /// <summary>The package with nvcc; its version begins with that of CUDA.</summary>
    public const string Package = "nvidia-cuda-toolkit";

    private const string Folder = "usr/lib/nvidia-cuda-toolkit/";

    /// <summary>What is wrong with compiling for a CUDA version with the packages of the part: SLP594, null where nothing is. A wheel needs the runtime of the nvcc that made it.</summary>
    /// <param name="packages">The part's locked packages.</param>
    /// <param name="cuda">The CUDA version of the selection.</param>
    /// <param name="wheels">Names of the wheels that ask for it.</param>
    public static Problem? Check(IEnumerable<DebPackage> packages, CudaVersion cuda, IReadOnlyList<string> wheels)
    {
        var has = VersionOf(packages.First(x => x.Name == Package));
        return has == cuda.ToString() ? null : CompileProblems.OtherNvcc(wheels, cuda, has);
    }

    /// <summary>Whether a file of its packages is large and no compile reads it: libraries for linking statically, but for the runtime's own, and what watches a GPU.</summary>
    /// <param name="path">Path in the image, without a leading slash.</param>
    public static bool IsLeftOut(string path) =>
        path.StartsWith($"{Folder}compute-sanitizer/", StringComparison.Ordinal)
        || (StaticLibrary().IsMatch(path) && !path.EndsWith("/libcudart_static.a", StringComparison.Ordinal));

    /// <summary>12.4 of 12.4.131~12.4.1-2.</summary>
    private static string VersionOf(DebPackage nvcc) => string.Join('.', nvcc.Version.Split('.').Take(2));

    [GeneratedRegex("^usr/lib/[^/]+-linux-gnu/lib(cu|metis|np|nv)[^/]*_static[^/]*[.]a$", RegexOptions.ExplicitCapture)]
    private static partial Regex StaticLibrary();
}

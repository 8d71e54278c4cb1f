using System.Text.RegularExpressions;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks.Review;

/// <summary>A lock for device cpu that resolved without error and holds gigabytes of CUDA.</summary>
internal static partial class CudaInCpuRule
{
    /// <summary>Reads a driver's figures; holds no CUDA.</summary>
    private const string DriverReader = "nvidia-ml-py";

    internal static IEnumerable<Problem> Check(LockReview review)
    {
        if (review.Lock.Target.Device != "cpu")
            return [];
        var cuda = review.Lock.Packages.Where(package => IsCuda(package)).ToList();
        return cuda.Count == 0 ? [] : [ReviewProblems.CudaInCpu(cuda)];
    }

    private static bool IsCuda(LockedPackage package) =>
        package.NormalizedName != DriverReader && (Name().IsMatch(package.NormalizedName) || LocalVersion().IsMatch(package.Version));

    [GeneratedRegex(@"^(nvidia|cuda)-|^triton$|-gpu$|-(cu|cuda)[0-9]+x?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    [GeneratedRegex(@"\+(.*[.])?cu(da)?[0-9]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LocalVersion();
}

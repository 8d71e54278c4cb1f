using System.Globalization;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Diff;
using Slipway.Core.Rendering;

namespace Slipway.Core.Diagnostics;

/// <summary>SLP248 to SLP255: warnings about what a resolver chose. Nothing fails for them.</summary>
public static class ReviewProblems
{
    /// <summary>SLP248: an input's package is far behind its newest release.</summary>
    /// <param name="package">The package.</param>
    /// <param name="newest">The newest final release that fits.</param>
    /// <param name="releases">How many releases are newer.</param>
    /// <param name="days">Days between both uploads; 0 where that is not known.</param>
    public static Problem FarBehind(LockedPackage package, PythonVersion newest, int releases, int days) =>
        new(
            "SLP248",
            Family.Warning,
            $"{package.Name} {package.Version} is {releases} {(releases == 1 ? "release" : "releases")}{(days > 0 ? $" and {days} days" : "")} behind {newest}: the resolver walked back in silence",
            "an input near its newest release",
            $"state a floor in the requirements ({package.NormalizedName}>={newest}) and lock again: the resolver then says what stands in the way"
        );

    /// <summary>SLP249: packages went back to an earlier version.</summary>
    /// <param name="changes">The packages.</param>
    public static Problem Downgraded(IReadOnlyList<LockChange> changes) =>
        new(
            "SLP249",
            Family.Warning,
            $"{Count(changes.Count, "package")} went back: {string.Join(", ", changes.Select(change => $"{change.Name} {change.OldVersion} -> {change.NewVersion}"))}",
            "",
            "where it matters, state a floor in the requirements and lock again"
        );

    /// <summary>SLP250: files were uploaded a few days ago.</summary>
    /// <param name="packages">Packages and times of upload.</param>
    /// <param name="days">Days that make a file old enough.</param>
    public static Problem Young(IReadOnlyList<(LockedPackage Package, DateTimeOffset Uploaded)> packages, int days) =>
        new(
            "SLP250",
            Family.Warning,
            $"{Count(packages.Count, "file")} of the last {days} days: "
                + string.Join(
                    ", ",
                    packages.Select(x => $"{x.Package.Name} {x.Package.Version} ({x.Uploaded.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})")
                ),
            $"files that were public for {days} days or longer",
            "lock with an earlier cut-off date, or look at what changed"
        );

    /// <summary>SLP251: several wheels install the same files.</summary>
    /// <param name="owners">The packages.</param>
    /// <param name="what">What they share.</param>
    public static Problem SharedFiles(IReadOnlyList<string> owners, string what) =>
        new(
            "SLP251",
            Family.Warning,
            $"{string.Join(" and ", owners)} all install {what}: the one that is installed last wins",
            "one wheel for each file",
            "keep one: leave the others out in requirements/overrides.txt"
        );

    /// <summary>SLP252: a lock for device cpu has CUDA packages.</summary>
    /// <param name="packages">The packages.</param>
    public static Problem CudaInCpu(IReadOnlyList<LockedPackage> packages) =>
        new(
            "SLP252",
            Family.Warning,
            $"{Count(packages.Count, "CUDA package")} ({PlanText.Bytes(packages.Sum(package => package.Size ?? 0))}) in a lock for device cpu: {Names(packages)}",
            "packages that run without a GPU",
            "take builds for the processor, and name the rest in requirements/cpu-excludes.txt"
        );

    /// <summary>SLP253: packages must be compiled.</summary>
    /// <param name="packages">The packages.</param>
    public static Problem MustBeCompiled(IReadOnlyList<LockedPackage> packages) =>
        new(
            "SLP253",
            Family.Warning,
            $"{Count(packages.Count, "package")} without a wheel must be compiled: {Names(packages)}",
            "",
            "nothing, when the toolchain can; the wheel is kept by key and compiled once"
        );

    /// <summary>SLP254: a locked file was withdrawn by its authors.</summary>
    /// <param name="package">The package.</param>
    /// <param name="reason">Their reason, or empty.</param>
    public static Problem Yanked(LockedPackage package, string reason) =>
        new(
            "SLP254",
            Family.Warning,
            $"{package.Name} {package.Version} was withdrawn by its authors{(reason.Length > 0 ? $": {Printable.Of(reason, 200)}" : "")}",
            "a release that stands",
            $"./build.sh Lock --bump {package.NormalizedName}"
        );

    private static string Names(IReadOnlyList<LockedPackage> packages) => string.Join(", ", packages.Select(package => $"{package.Name} {package.Version}"));

    /// <summary>SLP255: an index no longer has files that the lock before named: whoever installs from that lock gets SLP269.</summary>
    /// <param name="path">The lock.</param>
    /// <param name="index">The index.</param>
    /// <param name="packages">The packages as they were locked.</param>
    public static Problem Gone(string path, string index, IReadOnlyList<LockedPackage> packages) =>
        new(
            "SLP255",
            Family.Warning,
            $"index {index} no longer has {Count(packages.Count, "file")} that {path} named: {string.Join(", ", packages.Select(package => package.File))}",
            "files that stay",
            "commit the lock as it is now; what was built from the old one can only be built again from a copy of these files"
        );

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}

using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks;

/// <summary>Whether the files of a lock are those of its packages and fit its target.</summary>
internal static class LockFileChecks
{
    private static readonly string[] SourceEndings = [".tar.gz", ".zip"];

    /// <summary>Reports every file that cannot be right.</summary>
    /// <param name="packages">The packages.</param>
    /// <param name="target">What wheels must fit; null when the head does not say.</param>
    /// <param name="problems">Gets SLP208 and SLP209.</param>
    internal static void Run(IReadOnlyList<PlacedPackage> packages, WheelTarget? target, List<Problem> problems)
    {
        var tags = target is null ? null : WheelTags.For(target);
        foreach (var package in packages)
            if (package.Package.IsSdist)
                Sdist(package, problems);
            else
                Wheel(package, tags, problems);
    }

    private static void Wheel(PlacedPackage placed, WheelTags? tags, List<Problem> problems)
    {
        var (package, version, place) = placed;
        if (WheelFileName.TryParse(package.File, out var reason) is not { } wheel)
            problems.Add(LockProblems.WrongFile(place, package, reason));
        else if (wheel.Name != package.NormalizedName || !wheel.Version.Equals(version))
            problems.Add(LockProblems.WrongFile(place, package, $"it is a file of {wheel.Name} {wheel.Version}"));
        else if (tags is not null && tags.Rank(wheel) is null)
            problems.Add(LockProblems.DoesNotFit(place, package, tags.Target));
    }

    /// <summary>A source archive is <c>NAME-VERSION.tar.gz</c>; older ones have the name in any spelling.</summary>
    private static void Sdist(PlacedPackage placed, List<Problem> problems)
    {
        var (package, version, place) = placed;
        var ending = SourceEndings.FirstOrDefault(e => package.File.EndsWith(e, StringComparison.Ordinal));
        if (ending is null || package.File.Contains('/', StringComparison.Ordinal))
        {
            problems.Add(LockProblems.WrongFile(place, package, "a line marked (sdist) names a .tar.gz or .zip"));
            return;
        }
        var stem = package.File[..^ending.Length];
        var dash = stem.LastIndexOf('-');
        var fits =
            dash > 0
            && ProjectName.Normalize(stem[..dash]) == package.NormalizedName
            && PythonVersion.TryParse(stem[(dash + 1)..], out var named)
            && named.Equals(version);
        if (!fits)
            problems.Add(LockProblems.WrongFile(place, package, "a source archive is NAME-VERSION.tar.gz"));
    }
}

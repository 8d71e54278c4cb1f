using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks;

/// <summary>What must hold between the lines of a lock.</summary>
internal static class LockChecks
{
    private static readonly string[] SourceEndings = [".tar.gz", ".zip"];

    /// <summary>Reports every mistake that one line alone does not show. Not complete: lines could not be read, so a parent that is not found proves nothing.</summary>
    internal static void Run(string path, LockHead head, IReadOnlyList<PlacedPackage> packages, List<Problem> problems, bool complete)
    {
        foreach (var name in (string[])["target", "inputs", "resolver"])
            if (head.Value(name) is null)
                problems.Add(LockProblems.HeadMissing(path, name));
        if (head.Value("inputs") is { } inputs && head.Inputs is null)
            problems.Add(LockProblems.BadHead(path, "inputs", inputs, "sha256: and 64 hex digits, then the input files"));
        if (head.Value("target") is { } target && head.Target.WheelTarget is null)
            problems.Add(
                LockProblems.BadHead(path, "target", target, "mode=M device=D platform=linux/amd64|linux/arm64 python=3.N, optional backend=B manylinux=2_N")
            );
        Duplicates(packages, problems);
        if (complete)
            Parents(packages, problems);
        var tags = head.Target.WheelTarget is { } wheelTarget ? WheelTags.For(wheelTarget) : null;
        foreach (var package in packages)
            File(package, tags, problems);
    }

    private static void Duplicates(IReadOnlyList<PlacedPackage> packages, List<Problem> problems)
    {
        var first = new Dictionary<string, PlacedPackage>();
        foreach (var package in packages)
            if (!first.TryAdd(package.Package.NormalizedName, package))
                problems.Add(
                    LockProblems.TwoVersions(
                        package.Place,
                        package.Package,
                        first[package.Package.NormalizedName].Package,
                        first[package.Package.NormalizedName].Place.Line
                    )
                );
    }

    private static void Parents(IReadOnlyList<PlacedPackage> packages, List<Problem> problems)
    {
        var known = packages.Select(p => p.Package.NormalizedName).ToHashSet();
        foreach (var (package, place) in packages)
        foreach (var parent in package.RequiredBy.Where(parent => !known.Contains(ProjectName.Normalize(parent))))
            problems.Add(LockProblems.UnknownParent(place, package.Name, parent, Closest.To(parent, known.Append(LockedPackage.Root))));
    }

    private static void File(PlacedPackage placed, WheelTags? tags, List<Problem> problems)
    {
        var (package, place) = placed;
        if (package.IsSdist)
        {
            if (!SourceEndings.Any(ending => package.File.EndsWith(ending, StringComparison.Ordinal)) || package.File.Contains('/', StringComparison.Ordinal))
                problems.Add(LockProblems.WrongFile(place, package, "a line marked (sdist) names a .tar.gz or .zip"));
            return;
        }
        if (WheelFileName.TryParse(package.File, out var reason) is not { } wheel)
            problems.Add(LockProblems.WrongFile(place, package, reason));
        else if (wheel.Name != package.NormalizedName || !wheel.Version.Equals(PythonVersion.Parse(package.Version)))
            problems.Add(LockProblems.WrongFile(place, package, $"it is a file of {wheel.Name} {wheel.Version}"));
        else if (tags is not null && tags.Rank(wheel) is null)
            problems.Add(LockProblems.DoesNotFit(place, package, tags.Target));
    }
}

using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks;

/// <summary>What must hold between the lines of a lock.</summary>
internal static class LockChecks
{
    /// <summary>Reports every mistake that one line alone does not show.</summary>
    internal static void Run(string path, LockHead head, IReadOnlyList<PlacedPackage> packages, List<Problem> problems)
    {
        // Where a line could not be read, a parent that is not found proves nothing.
        var complete = problems.Count == 0;
        Head(path, head, problems);
        var first = new Dictionary<string, PlacedPackage>(packages.Count, StringComparer.Ordinal);
        foreach (var package in packages)
            if (!first.TryAdd(package.Package.NormalizedName, package))
                problems.Add(TwoVersions(package, first[package.Package.NormalizedName]));
        if (complete)
            LockGraph.Check(packages, first, problems);
        LockFileChecks.Run(packages, head.Target.WheelTarget, problems);
    }

    private static void Head(string path, LockHead head, List<Problem> problems)
    {
        foreach (var name in (string[])["target", "inputs", "resolver"])
            if (head.Value(name) is null)
                problems.Add(LockProblems.HeadMissing(path, name));
        foreach (var twice in head.Lines.GroupBy(line => line.Name, StringComparer.Ordinal).Where(group => group.Key.Length > 0 && group.Count() > 1))
            problems.Add(LockProblems.BadHead(path, twice.Key, $"{twice.First().Value}' and '{twice.ElementAt(1).Value}", "one line of a name"));
        foreach (var name in (string[])["inputs", "excludes", "overrides"])
            if (head.Value(name) is { } files && LockHead.DigestOf(files) is null)
                problems.Add(LockProblems.BadHead(path, name, files, "sha256: and 64 hex digits, then the input files"));
        if (head.Value("target") is { } target && head.Target.WheelTarget is null)
            problems.Add(
                LockProblems.BadHead(path, "target", target, "mode=M device=D platform=linux/amd64|linux/arm64 python=3.N, optional backend=B manylinux=2_N")
            );
    }

    private static Problem TwoVersions(PlacedPackage second, PlacedPackage first) =>
        LockProblems.TwoVersions(second.Place, second.Package, first.Package, first.Place.Line);
}

using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks;

/// <summary>Who asks for whom in a lock. Circles are allowed: Python projects have them.</summary>
internal static class LockGraph
{
    /// <summary>Reports parents that are not in the lock, and packages that no input leads to.</summary>
    /// <param name="packages">The packages.</param>
    /// <param name="byName">The same by normalized name.</param>
    /// <param name="problems">Gets SLP206 and SLP243.</param>
    internal static void Check(IReadOnlyList<PlacedPackage> packages, Dictionary<string, PlacedPackage> byName, List<Problem> problems)
    {
        var before = problems.Count;
        foreach (var (package, _, place) in packages)
        foreach (var parent in package.Parents)
            if (parent != LockedPackage.Root && !byName.ContainsKey(ProjectName.Normalize(parent)))
                problems.Add(LockProblems.UnknownParent(place, package.Name, parent, Closest.To(parent, byName.Keys.Append(LockedPackage.Root))));
        if (problems.Count == before)
            problems.AddRange(Unreachable(packages).Select(package => LockProblems.Unreachable(package.Place, package.Package)));
    }

    private static List<PlacedPackage> Unreachable(IReadOnlyList<PlacedPackage> packages)
    {
        var reached = new HashSet<string>(packages.Count, StringComparer.Ordinal) { LockedPackage.Root };
        var left = packages.ToList();
        // Each round takes what a reached package asks for; real locks are done in about ten.
        while (left.RemoveAll(Reached) > 0) { }
        return left;

        bool Reached(PlacedPackage package)
        {
            var parents = package.Package.Parents;
            for (var i = 0; i < parents.Count; i++)
                if (reached.Contains(ProjectName.Normalize(parents[i])))
                {
                    reached.Add(package.Package.NormalizedName);
                    return true;
                }
            return false;
        }
    }
}

using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;

namespace Slipway.Core.Layering;

/// <summary>A group that is a layer by decree.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Packages">Names of its packages in this lock.</param>
public sealed record PinnedWheels(string Name, IReadOnlySet<string> Packages);

/// <summary>Holds the groups of slipway.json against locks.</summary>
public static class PinnedGroups
{
    /// <summary>The groups that have packages in this lock, checked.</summary>
    /// <param name="settings">What slipway.json says; null for nothing.</param>
    /// <param name="lockNames">Normalized names of this lock's packages.</param>
    /// <param name="knownNames">Those of all locks of the project: a package of another mode is no mistake.</param>
    /// <exception cref="SlipwayException">SLP165 to SLP167, all of them.</exception>
    public static IReadOnlyList<PinnedWheels> For(LayerSettings? settings, IReadOnlyCollection<string> lockNames, IReadOnlyCollection<string> knownNames)
    {
        if (settings?.Groups is not { Count: > 0 } groups)
            return [];
        var problems = new List<Problem>();
        var owner = new Dictionary<string, string>(StringComparer.Ordinal);
        var pinned = new List<PinnedWheels>();
        foreach (var group in groups)
        {
            foreach (var pattern in group.Packages.Where(pattern => !knownNames.Any(name => Fits(pattern, name))))
                problems.Add(LayerPlanProblems.UnknownPackage(group.Name, pattern, Closest.To(ProjectName.Normalize(pattern), knownNames)));
            foreach (var name in knownNames.Order(StringComparer.Ordinal).Where(name => group.Packages.Any(pattern => Fits(pattern, name))))
            {
                if (!owner.TryAdd(name, group.Name) && owner[name] != group.Name)
                    problems.Add(LayerPlanProblems.PinnedTwice(name, owner[name], group.Name));
            }
            if (pinned.Any(other => other.Name == group.Name))
                problems.Add(LayerPlanProblems.PinnedTwice(group.Name, group.Name, group.Name));
            pinned.Add(In(group, lockNames));
        }
        pinned.RemoveAll(group => group.Packages.Count == 0);
        var needed = pinned.Count + (lockNames.Count > pinned.Sum(group => group.Packages.Count) ? 1 : 0);
        if (problems.Count == 0 && LayerLimit.Of(settings) < needed)
            problems.Add(LayerPlanProblems.LimitTooSmall(LayerLimit.Of(settings), pinned.Count, needed));
        return problems.Count > 0 ? throw new SlipwayException(problems) : pinned;
    }

    /// <summary>The same for groups that were checked before.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="lockNames">Normalized names of this lock's packages.</param>
    internal static IReadOnlyList<PinnedWheels> Of(IReadOnlyList<LayerGroup> groups, IReadOnlyCollection<string> lockNames) =>
        groups.Count == 0 ? [] : [.. groups.Select(group => In(group, lockNames)).Where(group => group.Packages.Count > 0)];

    private static PinnedWheels In(LayerGroup group, IReadOnlyCollection<string> lockNames) =>
        new(group.Name, lockNames.Where(name => group.Packages.Any(pattern => Fits(pattern, name))).ToHashSet(StringComparer.Ordinal));

    private static bool Fits(string pattern, string name) => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
}

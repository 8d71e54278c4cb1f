using Slipway.Core.Auditing.Imports;
using Slipway.Core.Images;

namespace Slipway.Core.Auditing.Rules;

/// <summary>Sums up the paths that a rule took: by layer and package, and small packages of a layer together, so that a report stays readable.</summary>
internal static class PathGroups
{
    /// <summary>What a package must have to be told by itself.</summary>
    private const long Small = 1 << 20;

    /// <summary>The groups, the largest first.</summary>
    /// <param name="subject">The image.</param>
    /// <param name="rule">The rule.</param>
    public static IEnumerable<PathGroup> Of(AuditSubject subject, PathRule rule)
    {
        var groups = subject
            .Claims.Of(rule)
            .Where(x => rule.Minds(subject, subject.Tree.Entries[x.Entry].Layer))
            .GroupBy(x => Key(subject, rule, x))
            .Select(x => Sum(subject, x.Key.Layer, x.Key.Owner, x))
            .Where(x => x.Bytes > 0)
            .ToList();
        var (large, small) = (groups.Where(x => x.Package is null || x.Bytes >= Small), groups.Where(x => x.Package is not null && x.Bytes < Small));
        return large
            .Concat(small.GroupBy(x => (x.Layer, Place: Place(x.Path))).Select(x => Together(x.Key.Layer, [.. x])))
            .OrderByDescending(x => x.Bytes)
            .ThenBy(x => x.Path, StringComparer.Ordinal);
    }

    /// <summary>The folder that holds all of some paths; a single path itself.</summary>
    /// <param name="paths">At least one.</param>
    public static string Common(IReadOnlyList<string> paths)
    {
        if (paths.Count == 1)
            return paths[0];
        var common = LayerPath.Parent(paths[0]);
        foreach (var path in paths)
            while (common.Length > 0 && !(path.StartsWith(common, StringComparison.Ordinal) && path.Length > common.Length && path[common.Length] == '/'))
                common = LayerPath.Parent(common);
        return common;
    }

    private static (int Layer, int Owner, string Place) Key(AuditSubject subject, PathRule rule, ClaimedPath path)
    {
        var owner = subject.Owners.Of(path.Entry);
        return (
            subject.Tree.Entries[path.Entry].Layer,
            owner,
            owner >= 0 ? ""
            : rule.IsToldByFolder ? path.Root
            : Place(path.Root)
        );
    }

    /// <summary>The folder of installed packages that a path lies in, or the two first segments.</summary>
    private static string Place(string path)
    {
        if (PythonPlace.BelowSite(path) is > 0 and var below)
            return path[..(below - 1)];
        var first = path.IndexOf('/', StringComparison.Ordinal);
        var second = first < 0 ? -1 : path.IndexOf('/', first + 1);
        return second < 0 ? path : path[..second];
    }

    private static PathGroup Sum(AuditSubject subject, int layer, int owner, IEnumerable<ClaimedPath> paths)
    {
        var (bytes, files, roots) = (0L, 0, new HashSet<string>(StringComparer.Ordinal));
        foreach (var path in paths)
        {
            bytes += subject.Tree.Entries[path.Entry].Entry.Size;
            files++;
            roots.Add(path.Root);
        }
        var sorted = roots.Order(StringComparer.Ordinal).ToList();
        return new PathGroup(layer, Common(sorted), bytes, files, subject.Owners.Package(owner), sorted);
    }

    private static PathGroup Together(int layer, IReadOnlyList<PathGroup> groups)
    {
        var roots = groups.SelectMany(x => x.Roots).Order(StringComparer.Ordinal).ToList();
        return new PathGroup(layer, Common(roots), groups.Sum(x => x.Bytes), groups.Sum(x => x.Files), groups.Count == 1 ? groups[0].Package : null, roots);
    }
}

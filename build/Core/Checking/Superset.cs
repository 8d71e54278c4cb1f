using Slipway.Core.Images;

namespace Slipway.Core.Checking;

/// <summary>
/// Whether one image has all that another has: every path with the same bytes, kind, owner and mode. Lists of users, groups and packages may grow, and nothing else may change.
/// </summary>
public static class Superset
{
    private const string DeletedPrefix = ".wh.";

    /// <summary>Files that may have more at their end, or lines more between theirs.</summary>
    public static readonly IReadOnlyList<string> MayGrow = ["etc/passwd", "etc/group", "etc/shadow", "etc/gshadow", "var/lib/dpkg/status"];

    /// <summary>What differs, one sentence each, sorted by path; empty where the child has all.</summary>
    /// <param name="parent">Entries of the parent's layers, lowest first.</param>
    /// <param name="child">Entries of the child's layers, lowest first.</param>
    /// <param name="hasGrown">Whether a file that may grow, named by its path, has all the lines that the parent's has.</param>
    public static IReadOnlyList<string> Differences(
        IEnumerable<IReadOnlyList<ListedEntry>> parent,
        IEnumerable<IReadOnlyList<ListedEntry>> child,
        Func<string, bool> hasGrown
    )
    {
        var has = Tree(child);
        var found = new List<string>();
        foreach (var (path, was) in Tree(parent))
        {
            if (!has.TryGetValue(path, out var now))
                found.Add($"{path} is gone");
            else if ((was.Kind, was.LinkTarget) != (now.Kind, now.LinkTarget))
                found.Add($"{path} was {Kind(was)} and is {Kind(now)}");
            else if ((was.User, was.Group, was.Mode) != (now.User, now.Group, now.Mode))
                found.Add($"{path} was of {was.User}:{was.Group} {Octal(was.Mode)} and is of {now.User}:{now.Group} {Octal(now.Mode)}");
            else if (was.Content != now.Content && !(MayGrow.Contains(path) && hasGrown(path)))
                found.Add($"{path} has other bytes");
        }
        return found;
    }

    /// <summary>What a container sees: layers laid one over the other.</summary>
    private static SortedDictionary<string, ListedEntry> Tree(IEnumerable<IReadOnlyList<ListedEntry>> layers)
    {
        var tree = new SortedDictionary<string, ListedEntry>(StringComparer.Ordinal);
        foreach (var entry in layers.SelectMany(x => x))
        {
            var path = entry.Path.TrimEnd('/');
            var slash = path.LastIndexOf('/') + 1;
            if (path[slash..].StartsWith(DeletedPrefix, StringComparison.Ordinal))
                Delete(tree, path[..slash] + path[(slash + DeletedPrefix.Length)..]);
            else
            {
                // What is no folder any more has nothing below it.
                if (entry.Kind != ArchiveEntryKind.Directory && tree.TryGetValue(path, out var old) && old.Kind == ArchiveEntryKind.Directory)
                    Delete(tree, path);
                tree[path] = entry;
            }
        }
        return tree;
    }

    private static void Delete(SortedDictionary<string, ListedEntry> tree, string path)
    {
        // ".wh..wh..opq": all that the folder had.
        var below = path.EndsWith(".wh..opq", StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] + "/" : path + "/";
        foreach (var gone in tree.Keys.Where(x => x == path || x.StartsWith(below, StringComparison.Ordinal)).ToList())
            tree.Remove(gone);
    }

    private static string Kind(ListedEntry entry) => entry.LinkTarget is { } target ? $"{entry.Kind} to {target}" : entry.Kind.ToString();

    private static string Octal(int mode) => "0" + Convert.ToString(mode, 8);
}

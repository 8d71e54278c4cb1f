using Slipway.Core.Images;
using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Rules;

/// <summary>A rule that looks at owner and permission bits.</summary>
public abstract class ModeRule : IAuditRule
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string About { get; }

    /// <inheritdoc/>
    public abstract string LeavesAlone { get; }

    /// <summary>Whether a path is minded.</summary>
    /// <param name="entry">The path.</param>
    protected abstract bool Minds(ContentEntry entry);

    /// <summary>What was found, a sentence.</summary>
    /// <param name="names">Names of the first few.</param>
    /// <param name="count">How many.</param>
    protected abstract string What(string names, int count);

    /// <summary>What to do, a sentence.</summary>
    protected abstract string Remedy { get; }

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(AuditSubject subject)
    {
        var found = new List<(int Index, string Path)>();
        for (var i = 0; i < subject.Tree.Entries.Count; i++)
            if (subject.Tree.Entries[i].Entry is { Kind: ArchiveEntryKind.File or ArchiveEntryKind.Directory } entry && Minds(entry))
                found.Add((i, entry.Path));
        var tops = Tops(subject, found);
        return from same in found.GroupBy(x => Key(subject, x.Index, Top(x.Path, tops)))
            let paths = same.Select(x => x.Path).Order(StringComparer.Ordinal).ToList()
            select new Finding(
                Name,
                Severity.Danger,
                same.Key.Top ?? PathGroups.Common(paths),
                0,
                subject.Blame(same.Key.Layer, subject.Owners.Package(same.Key.Owner)),
                What(Names(paths), paths.Count),
                Remedy
            );
    }

    /// <summary>A directory stands for all below it, whosever it is; lonely files are told by package.</summary>
    private static (int Layer, int Owner, string? Top) Key(AuditSubject subject, int entry, string? top) =>
        (subject.Tree.Entries[entry].Layer, top is null ? subject.Owners.Of(entry) : Packages.PackageOwners.None, top);

    private static string Names(List<string> paths) =>
        string.Join(", ", paths.Take(6).Select(x => $"/{x}")) + (paths.Count > 6 ? $" and {paths.Count - 6} more" : "");

    /// <summary>Directories that are minded and lie in none that is: they stand for all below them.</summary>
    private static HashSet<string> Tops(AuditSubject subject, List<(int Index, string Path)> found)
    {
        var all = found.Select(x => x.Path).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. found
                .Where(x => subject.Tree.Entries[x.Index].Entry.Kind == ArchiveEntryKind.Directory && !all.Contains(LayerPath.Parent(x.Path)))
                .Select(x => x.Path),
        ];
    }

    private static string? Top(string path, HashSet<string> tops)
    {
        for (; path.Length > 0; path = LayerPath.Parent(path))
            if (tops.Contains(path))
                return path;
        return null;
    }
}

using Slipway.Core.Images;
using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing.Rules;

/// <summary>A file that a rule took.</summary>
/// <param name="Entry">Its place in <see cref="ContainerTree.Entries"/>.</param>
/// <param name="Root">The folder that was taken whole, or the file itself.</param>
internal readonly record struct ClaimedPath(int Entry, string Root);

/// <summary>Which path rule has which file: one pass over an image for all of them.</summary>
internal sealed class PathClaims
{
    private readonly Dictionary<PathRule, List<ClaimedPath>> _taken = [];
    private readonly Dictionary<string, List<PathRule>>.AlternateLookup<ReadOnlySpan<char>> _folderNames;
    private readonly Dictionary<string, List<PathRule>>.AlternateLookup<ReadOnlySpan<char>> _endings;
    private readonly Dictionary<string, List<PathRule>>.AlternateLookup<ReadOnlySpan<char>> _fileNames;
    private readonly Dictionary<int, FolderClaim> _folders = new() { [0] = new(null, null, HasPrograms: false) };
    private readonly List<PathRule> _rules;
    private readonly PathTable _paths;

    private PathClaims(PathTable paths, IEnumerable<PathRule> rules)
    {
        (_paths, _rules) = (paths, [.. rules]);
        _folderNames = Index(x => x.Folders);
        _endings = Index(x => x.Endings);
        _fileNames = Index(x => x.Files);
        foreach (var rule in _rules)
            _taken[rule] = [];
    }

    /// <summary>The files of a rule.</summary>
    /// <param name="rule">The rule.</param>
    public IReadOnlyList<ClaimedPath> Of(PathRule rule) => _taken.GetValueOrDefault(rule, []);

    /// <summary>Whether a rule took a path of the service's own.</summary>
    /// <param name="path">A file.</param>
    public bool IsTaken(string path) => _paths.Find(path) is >= 0 and var number && Folder(_paths.Parent(number)).Rule is not null;

    /// <summary>Asks all rules of all files.</summary>
    /// <param name="subject">The image.</param>
    /// <param name="rules">The rules, the first that takes a path gets it.</param>
    public static PathClaims Of(AuditSubject subject, IEnumerable<PathRule> rules)
    {
        var (claims, entries) = (new PathClaims(subject.Tree.Paths, rules), subject.Tree.Entries);
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i].Entry;
            if (entry.Kind != ArchiveEntryKind.File)
                continue;
            var folder = claims.Folder(subject.Tree.Paths.Parent(entries[i].Path));
            if (folder.Rule is not null)
                claims._taken[folder.Rule].Add(new ClaimedPath(i, folder.Root!));
            else if (claims.RuleOf(entry.Path, folder) is { } rule)
                claims._taken[rule].Add(new ClaimedPath(i, entry.Path));
        }
        return claims;
    }

    private PathRule? RuleOf(string path, FolderClaim folder)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        if (_fileNames.TryGetValue(name, out var rules))
            foreach (var rule in rules)
                if (rule.TakesFile(path))
                    return rule;
        var dot = name.LastIndexOf('.');
        if (dot >= 0 && _endings.TryGetValue(name[dot..], out rules))
            foreach (var rule in rules)
                if (rule.TakesFile(path))
                    return rule;
        if (folder.HasPrograms)
            foreach (var rule in _rules)
                if (rule.TakesProgram(name))
                    return rule;
        return null;
    }

    private FolderClaim Folder(int number)
    {
        if (_folders.TryGetValue(number, out var known))
            return known;
        var (above, path) = (Folder(_paths.Parent(number)), _paths[number]);
        // What lies below a folder that was taken is taken with it.
        var found = above.Rule is not null ? above : new FolderClaim(RuleOfFolder(path, path.AsSpan(path.LastIndexOf('/') + 1)), path, HoldsPrograms(path));
        _folders[number] = found;
        return found;
    }

    private static bool HoldsPrograms(string path) =>
        path.EndsWith("bin", StringComparison.Ordinal)
        && (path.Length is 3 or 4 || path.EndsWith("/bin", StringComparison.Ordinal) || path.EndsWith("/sbin", StringComparison.Ordinal));

    private PathRule? RuleOfFolder(ReadOnlySpan<char> path, ReadOnlySpan<char> name)
    {
        if (_folderNames.TryGetValue(name, out var rules))
            foreach (var rule in rules)
                if (rule.TakesFolder(path))
                    return rule;
        return null;
    }

    private Dictionary<string, List<PathRule>>.AlternateLookup<ReadOnlySpan<char>> Index(Func<PathRule, IReadOnlyList<string>> words)
    {
        var index = new Dictionary<string, List<PathRule>>(StringComparer.Ordinal);
        foreach (var rule in _rules)
        foreach (var word in words(rule))
        {
            if (!index.TryGetValue(word, out var rules))
                index[word] = rules = [];
            rules.Add(rule);
        }
        return index.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private sealed record FolderClaim(PathRule? Rule, string? Root, bool HasPrograms);
}

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
    private readonly Dictionary<string, FolderClaim>.AlternateLookup<ReadOnlySpan<char>> _folders;
    private readonly List<PathRule> _rules;

    private PathClaims(IEnumerable<PathRule> rules)
    {
        _rules = [.. rules];
        _folderNames = Index(x => x.Folders);
        _endings = Index(x => x.Endings);
        _fileNames = Index(x => x.Files);
        _folders = new Dictionary<string, FolderClaim>(StringComparer.Ordinal) { [""] = new("", null, null) }.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var rule in _rules)
            _taken[rule] = [];
    }

    /// <summary>The files of a rule.</summary>
    /// <param name="rule">The rule.</param>
    public IReadOnlyList<ClaimedPath> Of(PathRule rule) => _taken.GetValueOrDefault(rule, []);

    /// <summary>Whether a rule took a path of the service's own.</summary>
    /// <param name="path">A file.</param>
    public bool IsTaken(string path) => Folder(LayerPath.Parent(path)).Rule is not null;

    /// <summary>Asks all rules of all files.</summary>
    /// <param name="subject">The image.</param>
    /// <param name="rules">The rules, the first that takes a path gets it.</param>
    public static PathClaims Of(AuditSubject subject, IEnumerable<PathRule> rules)
    {
        var claims = new PathClaims(rules);
        var entries = subject.Tree.Entries;
        var folder = claims.Folder("");
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i].Entry;
            if (entry.Kind != ArchiveEntryKind.File)
                continue;
            var end = entry.Path.LastIndexOf('/');
            var parent = end < 0 ? [] : entry.Path.AsSpan(0, end);
            // Files of a folder mostly follow one another.
            if (!parent.SequenceEqual(folder.Path))
                folder = claims.Folder(parent);
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

    private FolderClaim Folder(ReadOnlySpan<char> path)
    {
        if (_folders.TryGetValue(path, out var known))
            return known;
        var end = path.LastIndexOf('/');
        var above = Folder(end < 0 ? [] : path[..end]);
        var text = path.ToString();
        var found = above.Rule is not null ? above with { Path = text } : new FolderClaim(text, RuleOfFolder(path, path[(end + 1)..]), text);
        _folders[path] = found;
        return found;
    }

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

    private sealed record FolderClaim(string Path, PathRule? Rule, string? Root)
    {
        public bool HasPrograms { get; } =
            Path.EndsWith("bin", StringComparison.Ordinal)
            && (Path.Length is 3 or 4 || Path.EndsWith("/bin", StringComparison.Ordinal) || Path.EndsWith("/sbin", StringComparison.Ordinal));
    }
}

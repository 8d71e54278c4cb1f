using Slipway.Core.Diagnostics;

namespace Slipway.Core.Images;

/// <summary>Brings entries into the one order and form that a layer has, whoever collected them in whatever order.</summary>
public static class TarLayout
{
    /// <summary>
    /// Sorted ordinally by path, every parent directory present once before its children (0755, root, where not given), equal duplicates merged.
    /// All faults are reported together.
    /// </summary>
    /// <param name="entries">In any order.</param>
    /// <exception cref="SlipwayException">SLP311 bad path, SLP312 different entries at one path, SLP313 an entry below a file or link.</exception>
    public static IReadOnlyList<LayerEntry> Normalise(IEnumerable<LayerEntry> entries)
    {
        var problems = new List<Problem>();
        var byPath = new SortedDictionary<string, LayerEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (Fault(entry) is { } fault)
                problems.Add(fault);
            else if (!byPath.TryAdd(entry.Path, entry) && !Same(byPath[entry.Path], entry))
                problems.Add(LayerProblems.Conflict(entry.Path, Describe(byPath[entry.Path]), Describe(entry)));
        }
        AddParents(byPath, problems);
        return problems.Count == 0 ? [.. byPath.Values] : throw new SlipwayException(problems);
    }

    private static Problem? Fault(LayerEntry entry) =>
        LayerPath.Fault(entry.Path) is { } reason ? LayerProblems.BadPath(entry.Path, reason)
        : entry.Kind == EntryKind.Symlink && (string.IsNullOrEmpty(entry.LinkTarget) || entry.LinkTarget.Contains('\0', StringComparison.Ordinal))
            ? LayerProblems.BadPath(entry.Path, "is a link to nothing")
        : entry.Mode is < 0 or > 0xFFF ? LayerProblems.BadPath(entry.Path, "has a mode with more than the permission bits")
        : entry.Size < 0 || entry.Owner < 0 ? LayerProblems.BadPath(entry.Path, "has a negative size or owner")
        : null;

    private static void AddParents(SortedDictionary<string, LayerEntry> byPath, List<Problem> problems)
    {
        var missing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in byPath.Keys)
        {
            for (var parent = LayerPath.Parent(path); parent.Length > 0; parent = LayerPath.Parent(parent))
            {
                if (!byPath.TryGetValue(parent, out var above))
                    missing.Add(parent);
                else if (above.Kind != EntryKind.Directory)
                    problems.Add(LayerProblems.ParentIsNoDirectory(path, parent, Describe(above)));
                else
                    break;
            }
        }
        foreach (var parent in missing)
            byPath.Add(parent, LayerEntry.Directory(parent));
    }

    private static bool Same(LayerEntry a, LayerEntry b) =>
        a.Kind == b.Kind
        && a.Mode == b.Mode
        && a.Owner == b.Owner
        && a.Size == b.Size
        && a.LinkTarget == b.LinkTarget
        && (a.Kind != EntryKind.File || SameContent(a, b));

    private static bool SameContent(LayerEntry a, LayerEntry b)
    {
        if (a.Size == 0 || ReferenceEquals(a.Open, b.Open))
            return true;
        using var left = a.Open!();
        using var right = b.Open!();
        var (x, y) = (new byte[1 << 16], new byte[1 << 16]);
        int read;
        while ((read = left.ReadAtLeast(x, x.Length, throwOnEndOfStream: false)) > 0)
        {
            if (right.ReadAtLeast(y.AsSpan(0, read), read, throwOnEndOfStream: false) != read || !x.AsSpan(0, read).SequenceEqual(y.AsSpan(0, read)))
                return false;
        }
        return true;
    }

    private static string Describe(LayerEntry entry) =>
        entry.Kind switch
        {
            EntryKind.Directory => $"directory {Octal(entry.Mode)} of {entry.Owner}",
            EntryKind.Symlink => $"link to {entry.LinkTarget}",
            _ => $"file {Octal(entry.Mode)} of {entry.Owner}, {entry.Size} bytes",
        };

    private static string Octal(int mode) => Convert.ToString(mode, 8).PadLeft(4, '0');
}

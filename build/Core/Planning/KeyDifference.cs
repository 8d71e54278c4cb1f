namespace Slipway.Core.Planning;

/// <summary>Says in which inputs two keys differ, from their texts (<see cref="Key.Text"/>).</summary>
public static class KeyDifference
{
    private const string Place = "Place";

    /// <summary>What tells most about a member comes first: a version is worth more than the hash that goes with it.</summary>
    private static readonly string[] s_telling = ["Version", "Value", "Content", "Mode", "Architecture"];

    /// <summary>One entry for each input that was added, removed or changed, what Slipway itself does first; empty when the texts are equal.</summary>
    /// <param name="before">The earlier text.</param>
    /// <param name="after">The present one.</param>
    public static IReadOnlyList<KeyChange> Between(string before, string after)
    {
        if (before == after)
            return [];
        var old = Lines(before);
        var now = Lines(after);
        var changes = new List<KeyChange>();
        foreach (var path in now.Keys.Union(old.Keys).Where(x => !x.EndsWith(".Count", StringComparison.Ordinal)))
            if (Compare(path, old.GetValueOrDefault(path), now.GetValueOrDefault(path)) is { } change)
                changes.Add(change);
        // The same members in another order: no field of theirs differs, yet the key does.
        return changes.Count == 0
            ? [new KeyChange(KeyChangeKind.Reordered, "", null, null, null, null)]
            : [.. changes.OrderBy(x => x.Name != "Recipe").ThenBy(x => x.Field, StringComparer.Ordinal).ThenBy(x => x.Id, StringComparer.Ordinal)];
    }

    /// <summary>In how many lines two texts differ: cheaper than the difference itself, to find the nearest of many.</summary>
    /// <param name="lines">Lines of the present text.</param>
    /// <param name="other">Another text.</param>
    public static int Distance(IReadOnlySet<string> lines, string other)
    {
        var (same, own) = (0, 0);
        foreach (var line in other.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            own++;
            if (lines.Contains(line))
                same++;
        }
        return lines.Count - same + (own - same);
    }

    private static KeyChange? Compare(string path, string? was, string? now)
    {
        if (was == now)
            return null;
        var (field, id) = Split(path);
        if (id is null)
            return new KeyChange(KindOf(was, now), field, null, null, was, now);
        var (old, present) = (Members(was), Members(now));
        if (old is null || present is null)
            return new KeyChange(KindOf(was, now), field, id, null, Telling(old), Telling(present));
        var member = s_telling.Concat(present.Keys).FirstOrDefault(x => x != Place && present.GetValueOrDefault(x) != old.GetValueOrDefault(x));
        return member is null
            ? null
            : new KeyChange(KeyChangeKind.Changed, field, id, member, old.GetValueOrDefault(member), present.GetValueOrDefault(member));
    }

    private static KeyChangeKind KindOf(string? was, string? now) =>
        was is null ? KeyChangeKind.Added
        : now is null ? KeyChangeKind.Removed
        : KeyChangeKind.Changed;

    private static string? Telling(Dictionary<string, string>? members) => members?.GetValueOrDefault("Version") ?? members?.GetValueOrDefault("Value");

    private static Dictionary<string, string>? Members(string? value)
    {
        if (value is null)
            return null;
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in value.Split('\t'))
            if (part.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
                members[part[..colon]] = part[(colon + 1)..];
        return members;
    }

    private static Dictionary<string, string> Lines(string text)
    {
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var from = line.IndexOf("]=", StringComparison.Ordinal);
            var end = from >= 0 ? from + 1 : line.IndexOf('=', StringComparison.Ordinal);
            if (end > 0)
                lines[line[..end]] = line[(end + 1)..];
        }
        return lines;
    }

    /// <summary>Field without the record's own name, and the id in the brackets at its end where there are any.</summary>
    private static (string Field, string? Id) Split(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var field = dot < 0 ? path : path[(dot + 1)..];
        if (!field.EndsWith(']'))
            return (field, null);
        var open = field.LastIndexOf('[');
        return (field[..open], field[(open + 1)..^1]);
    }
}

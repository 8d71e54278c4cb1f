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
        var (old, now) = Lines(before, after);
        var changes = new List<KeyChange>();
        foreach (var path in now.Keys.Union(old.Keys).Where(x => !x.EndsWith(".Count", StringComparison.Ordinal)))
            if (Compare(path, old.GetValueOrDefault(path), now.GetValueOrDefault(path)) is { } change)
                changes.Add(change);
        // The same members in another order: no field of theirs differs, yet the key does.
        return changes.Count == 0
            ? [new KeyChange(KeyChangeKind.Reordered, "", null, null, null, null)]
            : [.. changes.OrderBy(x => x.Name != "Recipe").ThenBy(x => x.Field, StringComparer.Ordinal).ThenBy(x => x.Id, StringComparer.Ordinal)];
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

    /// <summary>The lines of both texts by path, but for the equal ones that both begin and end with: of a thousand lines one or two differ.</summary>
    private static (Dictionary<string, string> Before, Dictionary<string, string> After) Lines(string before, string after)
    {
        var same = before.AsSpan().CommonPrefixLength(after);
        var begin = before.AsSpan(0, same).LastIndexOf('\n') + 1;
        var old = before.AsSpan(begin);
        var now = after.AsSpan(begin);
        var ending = CommonEnd(old, now);
        return (Lines(old[..^ending]), Lines(now[..^ending]));
    }

    /// <summary>Letters of the whole lines that both texts end with.</summary>
    private static int CommonEnd(ReadOnlySpan<char> old, ReadOnlySpan<char> now)
    {
        const int Block = 1024;
        var shorter = Math.Min(old.Length, now.Length);
        var same = 0;
        while (same + Block <= shorter && old[^(same + Block)..^same].SequenceEqual(now[^(same + Block)..^same]))
            same += Block;
        while (same < shorter && old[^(same + 1)] == now[^(same + 1)])
            same++;
        var line = old[^same..].IndexOf('\n') + 1;
        return line == 0 ? 0 : same - line;
    }

    private static Dictionary<string, string> Lines(ReadOnlySpan<char> text)
    {
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var range in text.Split('\n'))
        {
            var line = text[range];
            var from = line.IndexOf("]=", StringComparison.Ordinal);
            var end = from >= 0 ? from + 1 : line.IndexOf('=');
            if (end > 0)
                lines[new string(line[..end])] = new string(line[(end + 1)..]);
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

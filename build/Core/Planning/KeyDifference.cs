namespace Slipway.Core.Planning;

/// <summary>Says in words why two keys differ, from their texts (<see cref="Key.Text"/>).</summary>
public static class KeyDifference
{
    /// <summary>One sentence for each input that was added, removed or changed; empty when the texts are equal.</summary>
    /// <param name="before">The earlier text.</param>
    /// <param name="after">The present one.</param>
    public static IReadOnlyList<string> Between(string before, string after)
    {
        var old = Fields(before);
        var now = Fields(after);
        var reasons = new List<string>();
        foreach (var path in now.Keys.Union(old.Keys).Order(StringComparer.Ordinal))
        {
            if (path.EndsWith(".Count", StringComparison.Ordinal) || path.EndsWith(".Place", StringComparison.Ordinal))
                continue;
            var subject = Subject(path);
            var reason =
                !old.TryGetValue(path, out var was) ? $"{subject} added"
                : !now.TryGetValue(path, out var value) ? $"{subject} removed"
                : was == value ? null
                : IsReadable(was) && IsReadable(value) && !path.Contains('[', StringComparison.Ordinal) ? $"{subject} changed from {was} to {value}"
                : $"{subject} changed";
            if (reason is not null && !reasons.Contains(reason, StringComparer.Ordinal))
                reasons.Add(reason);
        }
        // The same members in another order: no field of theirs differs, yet the key does.
        return reasons.Count == 0 && before != after ? ["the order of the inputs changed"] : reasons;
    }

    private static Dictionary<string, string> Fields(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .GroupBy(x => x[0], StringComparer.Ordinal)
            .ToDictionary(x => x.Key, x => string.Join(',', x.Select(y => y.Length > 1 ? y[1] : "")), StringComparer.Ordinal);

    /// <summary>The name in brackets where there is one, else the field's path without the record's own name.</summary>
    private static string Subject(string path)
    {
        var open = path.IndexOf('[', StringComparison.Ordinal);
        var close = path.LastIndexOf(']');
        if (open >= 0 && close > open && !int.TryParse(path.AsSpan(open + 1, close - open - 1), out _))
            return path[(open + 1)..close];
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? path : path[(dot + 1)..];
    }

    private static bool IsReadable(string value) => value.Length < 40;
}

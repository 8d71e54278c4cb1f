namespace Slipway.Core.Planning.Why;

/// <summary>A key that something had in an earlier build.</summary>
/// <param name="Text">Its text (<see cref="Planning.Key.Text"/>).</param>
/// <param name="Since">Since when it is known here; null where a cache knows it and this machine does not.</param>
public sealed record KnownKey(string Text, DateTimeOffset? Since)
{
    /// <summary>The same for a record that is a field of this one's: its lines are the same, with another beginning.</summary>
    /// <param name="field">The field, such as <c>BuildBase</c>.</param>
    /// <param name="name">Name of the record's type, such as <c>BuildBaseKey</c>.</param>
    /// <returns>Null where there is no such field.</returns>
    public KnownKey? Nested(string field, string name)
    {
        var dot = Text.IndexOf('.', StringComparison.Ordinal);
        var path = $"{Text[..Math.Max(dot, 0)]}.{field}";
        var lines = Text.Split('\n').Where(x => x.StartsWith(path + ".", StringComparison.Ordinal)).Select(x => $"{name}{x[path.Length..]}\n");
        var text = string.Concat(lines);
        return text.Length > 0 ? this with { Text = text } : null;
    }
}

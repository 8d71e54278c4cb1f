namespace Slipway.Core.Planning.Why;

/// <summary>A key that something had in an earlier build.</summary>
/// <param name="Text">Its text (<see cref="Planning.Key.Text"/>).</param>
/// <param name="Since">Since when it is known.</param>
public sealed record KnownKey(string Text, DateTimeOffset Since)
{
    /// <summary>The same for a record that is nested in this one's: its lines are the same, with another beginning.</summary>
    /// <param name="path">Path of the nested record, such as <c>ComponentKey.BuildBase</c>.</param>
    /// <param name="name">Name of its type, such as <c>BuildBaseKey</c>.</param>
    /// <returns>Null where there is no such record.</returns>
    public KnownKey? Nested(string path, string name)
    {
        var lines = Text.Split('\n').Where(x => x.StartsWith(path + ".", StringComparison.Ordinal)).Select(x => $"{name}{x[path.Length..]}\n");
        var text = string.Concat(lines);
        return text.Length > 0 ? this with { Text = text } : null;
    }
}

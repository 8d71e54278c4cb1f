namespace Slipway.Core.Wheels;

/// <summary>One line of a wheel's entry_points.txt.</summary>
/// <param name="Group">Its section, such as <c>console_scripts</c>.</param>
/// <param name="Name">Left of the first <c>=</c>.</param>
/// <param name="Value">Right of it: <c>module:attribute [extra]</c>.</param>
public sealed record EntryPoint(string Group, string Name, string Value)
{
    /// <summary>Reads entry_points.txt as importlib.metadata does: sections, <c>#</c> comments, one <c>name = value</c> a line.</summary>
    /// <param name="text">The file's text.</param>
    /// <exception cref="FormatException">A line is no pair.</exception>
    internal static IReadOnlyList<EntryPoint> ReadAll(string text)
    {
        var found = new List<EntryPoint>();
        string? group = null;
        foreach (var line in PythonText.Lines(text).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[' && line[^1] == ']')
                group = line.Trim('[', ']');
            else if (group is not null)
                found.Add(line.Split('=', 2) is [var name, var value] ? new EntryPoint(group, name.Trim(), value.Trim()) : throw new FormatException(line));
        }
        return found;
    }
}

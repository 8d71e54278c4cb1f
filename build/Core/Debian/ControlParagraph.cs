namespace Slipway.Core.Debian;

/// <summary>One paragraph of a Debian control file or index (deb-control(5), deb822(5)): fields by name, case-insensitive.</summary>
/// <param name="Fields">Values without the leading space; continuation lines joined by a line feed.</param>
public sealed record ControlParagraph(IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>A field's value, or an empty text when the field is absent.</summary>
    /// <param name="field">The field's name, such as <c>Depends</c>.</param>
    public string this[string field] => Fields.GetValueOrDefault(field, "");

    /// <summary>Reads all paragraphs of a text. Lines that are no field, such as comments and signature armour, are passed over.</summary>
    /// <param name="text">Read to its end.</param>
    public static IEnumerable<ControlParagraph> ReadAll(TextReader text)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string? last = null;
        while (text.ReadLine() is { } line)
        {
            if (line.Length == 0)
            {
                if (fields.Count > 0)
                    yield return new ControlParagraph(fields);
                fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                last = null;
            }
            else if (line[0] is ' ' or '\t')
            {
                if (last is not null)
                    fields[last] += "\n" + line[1..];
            }
            else if (line[0] != '#' && line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                last = line[..colon];
                fields[last] = line[(colon + 1)..].Trim();
            }
        }
        if (fields.Count > 0)
            yield return new ControlParagraph(fields);
    }
}

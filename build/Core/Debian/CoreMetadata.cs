namespace Slipway.Core.Debian;

/// <summary>The METADATA file of a distribution (Core metadata specification), from what Debian ships: a METADATA file as it is, or a PKG-INFO completed by <c>requires.txt</c>.</summary>
/// <param name="Name">Field Name.</param>
/// <param name="Version">Field Version: what the distribution says, which need not be the package's version.</param>
/// <param name="Text">The whole file.</param>
public sealed record CoreMetadata(string Name, string Version, string Text)
{
    /// <summary>Reads a METADATA or PKG-INFO file; null when it has no name or version.</summary>
    /// <param name="text">The file.</param>
    public static CoreMetadata? Read(string text)
    {
        var clean = text.ReplaceLineEndings("\n");
        var name = Field(clean, "Name");
        var version = Field(clean, "Version");
        return name.Length > 0 && version.Length > 0 && !$"{name}{version}".Contains('/', StringComparison.Ordinal)
            ? new CoreMetadata(name, version, clean)
            : null;
    }

    /// <summary>The metadata with the requirements of a setuptools <c>requires.txt</c>, unless it names requirements already.</summary>
    /// <param name="requires">The file: requirement lines, and sections <c>[extra]</c>, <c>[:marker]</c> or <c>[extra:marker]</c>.</param>
    public CoreMetadata WithRequires(string requires)
    {
        var (head, body) = Split(Text);
        if (head.Contains("\nRequires-Dist:", StringComparison.OrdinalIgnoreCase))
            return this;
        var marker = "";
        foreach (var line in requires.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line[0] == '[')
            {
                var section = line.Trim('[', ']').Split(':', 2);
                if (section[0].Length > 0 && !head.Contains($"\nProvides-Extra: {section[0]}\n", StringComparison.Ordinal))
                    head += $"Provides-Extra: {section[0]}\n";
                marker = Marker(section[0], section.Length > 1 ? section[1] : "");
            }
            else
                head += $"Requires-Dist: {line}{marker}\n";
        }
        return this with { Text = head + body };
    }

    private static string Marker(string extra, string condition) =>
        (extra.Length > 0, condition.Length > 0) switch
        {
            (true, true) => $"; ({condition}) and extra == \"{extra}\"",
            (true, false) => $"; extra == \"{extra}\"",
            (false, true) => $"; {condition}",
            _ => "",
        };

    private static (string Head, string Body) Split(string text)
    {
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        return end < 0 ? (text.TrimEnd('\n') + "\n", "") : (text[..(end + 1)], text[(end + 1)..]);
    }

    private static string Field(string text, string field)
    {
        var line = Split(text).Head.Split('\n').FirstOrDefault(l => l.StartsWith(field + ":", StringComparison.OrdinalIgnoreCase));
        return line is null ? "" : line[(field.Length + 1)..].Trim();
    }
}

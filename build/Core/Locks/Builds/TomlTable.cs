namespace Slipway.Core.Locks.Builds;

/// <summary>One table of a TOML document: its texts and lists of texts. What else stands there is passed over (TOML 1.0).</summary>
public sealed class TomlTable
{
    private readonly Dictionary<string, IReadOnlyList<string>> _lists = new(StringComparer.Ordinal);

    /// <summary>A list of texts; null where there is none of that name.</summary>
    /// <param name="name">The key.</param>
    public IReadOnlyList<string>? List(string name) => _lists.GetValueOrDefault(name);

    /// <summary>Reads a table. Empty where the document has none of that name, null where it is no TOML.</summary>
    /// <param name="text">The document.</param>
    /// <param name="name">Name of the table.</param>
    public static TomlTable? Read(string text, string name)
    {
        var (table, cursor, current) = (new TomlTable(), new TomlCursor(text), "");
        while (cursor.NextLine())
        {
            if (cursor.Header() is { } header)
            {
                current = header;
                continue;
            }
            if (cursor.Key() is not { } key)
                return null;
            var path = current.Length == 0 ? key : $"{current}.{key}";
            if (cursor.Value() is not { } values)
                return null;
            if (path.StartsWith(name + ".", StringComparison.Ordinal))
                table._lists[path[(name.Length + 1)..]] = values;
        }
        return table;
    }
}

using System.Buffers;

namespace Slipway.Core.Auditing.Imports;

/// <summary>
/// Finds what a Python source imports, without a parser: statements with <c>import</c> anywhere in the file, also in functions and try blocks, and names in quotes on lines that
/// import by calling something (<c>importlib.import_module("x")</c>, <c>__import__("x")</c>, <c>find_spec("x")</c>, lazy loaders). Lines without these words cost nothing.
/// It errs to one side: an example in a docstring counts as an import.
/// </summary>
internal static class ImportScanner
{
    private static readonly SearchValues<byte> s_name = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_."u8);

    /// <summary>Adds all names to <paramref name="names"/>.</summary>
    /// <param name="source">The file's bytes.</param>
    /// <param name="names">Takes the names.</param>
    public static void Scan(ReadOnlySpan<byte> source, ImportNames names)
    {
        var words = new ImportWords(source);
        // Up to here a statement was read, with whatever it names.
        for (var from = 0; words.Next(); )
        {
            var at = words.Position;
            if (!words.IsImport)
                Quoted(Line(source, at), names);
            else if (at >= from)
                from = Import(source, at, names);
        }
    }

    /// <summary>Adds every quoted text that could be a module's name.</summary>
    /// <param name="text">Bytes of a source.</param>
    /// <param name="names">Takes the names.</param>
    public static void Quoted(ReadOnlySpan<byte> text, ImportNames names)
    {
        while (text.IndexOfAny((byte)'"', (byte)'\'') is >= 0 and var open)
        {
            var quote = text[open];
            text = text[(open + 1)..];
            var length = text.IndexOfAnyExcept(s_name);
            if (length < 0)
                return;
            if (length > 0 && (text[length] == quote || text[length] == ':') && !char.IsAsciiDigit((char)text[0]) && text[0] != '.')
                names.Add(text[..length]);
            text = text[length..];
            if (!text.IsEmpty && text[0] == quote)
                text = text[1..];
        }
    }

    private static int Import(ReadOnlySpan<byte> source, int at, ImportNames names)
    {
        var behind = at + "import".Length;
        if (!IsPartOfName(source, at - 1) && !IsPartOfName(source, behind))
            return Math.Max(behind, Statement(source, at, names));
        Quoted(Line(source, at), names);
        return behind;
    }

    /// <summary>Reads the statement whose <c>import</c> stands at <paramref name="at"/>. Returns where to go on.</summary>
    private static int Statement(ReadOnlySpan<byte> source, int at, ImportNames names)
    {
        var line = source[..at].LastIndexOf((byte)'\n') + 1;
        var left = source[line..at].TrimStart(" \t"u8);
        if (left.StartsWith("#"u8))
            return at;
        // "try: import x", "import a; import b"
        left = left[(left.LastIndexOfAny((byte)':', (byte)';') + 1)..].Trim(" \t"u8);
        var cursor = new NameCursor(source, at + "import".Length);
        if (left.IsEmpty)
        {
            while (cursor.Next(s_name))
                names.Add(cursor.Name);
            return cursor.Position;
        }
        if (!left.StartsWith("from"u8) || left.Length < 6 || left[4] is not ((byte)' ' or (byte)'\t'))
            return at;
        var module = left[5..].Trim(" \t"u8);
        // The own package, which is known already.
        if (module.IsEmpty || module[0] == '.' || module.IndexOfAnyExcept(s_name) >= 0)
            return at;
        names.Add(module);
        // Below a namespace what is imported may be another package's module.
        if (module.Count((byte)'.') <= 1)
            while (cursor.Next(s_name))
                if (char.IsAsciiLetterLower((char)cursor.Name[0]))
                    names.Add(module, cursor.Name);
        return at;
    }

    private static ReadOnlySpan<byte> Line(ReadOnlySpan<byte> source, int at)
    {
        var start = source[..at].LastIndexOf((byte)'\n') + 1;
        var length = source[at..].IndexOf((byte)'\n');
        var end = length < 0 ? source.Length : at + length;
        // An open bracket at the end: the name stands on the next line.
        if (end > start && end < source.Length && source[start..end].TrimEnd(" \t\r"u8).EndsWith("("u8))
            end = source[(end + 1)..].IndexOf((byte)'\n') is >= 0 and var next ? end + 1 + next : source.Length;
        return source[start..end];
    }

    private static bool IsPartOfName(ReadOnlySpan<byte> source, int at) =>
        at >= 0 && at < source.Length && (char.IsAsciiLetterOrDigit((char)source[at]) || source[at] == '_');
}

namespace Slipway.Core.Locks.Requirements;

/// <summary>Reads requirements (PEP 508).</summary>
internal static class RequirementParser
{
    private const int MaxLength = 10_000;

    internal static Requirement? Read(string text, out string reason)
    {
        reason = text.Length > MaxLength ? $"it is longer than {MaxLength} characters" : "";
        if (reason.Length > 0)
            return null;
        var cursor = new TextCursor(text);
        var read = Read(cursor);
        if (read is not null && !cursor.AtEnd)
            cursor.Fail("',' and a version, ';' and a marker, or the end");
        reason = cursor.Reason;
        return reason.Length == 0 ? read : null;
    }

    private static Requirement? Read(TextCursor cursor)
    {
        cursor.SkipBlanks();
        if (Name(cursor, "a project name") is not { } name)
            return null;
        cursor.SkipBlanks();
        if (Extras(cursor) is not { } extras)
            return null;
        cursor.SkipBlanks();
        string? url = null;
        var specifiers = VersionSpecifiers.Any;
        if (cursor.Take("@"))
        {
            cursor.SkipBlanks();
            url = cursor.TakeWhile(c => c is not (' ' or '\t'));
            if (url.Length == 0)
                cursor.Fail("an address");
        }
        else if (Specifiers(cursor) is { } clauses)
            specifiers = clauses;
        else
            return null;
        cursor.SkipBlanks();
        if (!cursor.Take(";"))
            return new Requirement(name, extras, specifiers, url, null);
        return new MarkerParser(cursor).Read() is { } marker ? new Requirement(name, extras, specifiers, url, marker) : null;
    }

    private static string? Name(TextCursor cursor, string expected)
    {
        var name = cursor.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
        if (ProjectName.IsValid(name))
            return name;
        cursor.Fail(expected);
        return null;
    }

    private static IReadOnlyList<string>? Extras(TextCursor cursor)
    {
        if (!cursor.Take("["))
            return [];
        var extras = new SortedSet<string>(StringComparer.Ordinal);
        cursor.SkipBlanks();
        if (cursor.Take("]"))
            return [];
        do
        {
            cursor.SkipBlanks();
            if (Name(cursor, "the name of an extra") is not { } extra)
                return null;
            extras.Add(extra);
            cursor.SkipBlanks();
        } while (cursor.Take(","));
        if (cursor.Take("]"))
            return [.. extras];
        cursor.Fail("',' or ']'");
        return null;
    }

    private static VersionSpecifiers? Specifiers(TextCursor cursor)
    {
        var parenthesis = cursor.Take("(");
        cursor.SkipBlanks();
        var text = cursor.TakeWhile(c => c is not (';' or ')'));
        if (parenthesis && !cursor.Take(")"))
            cursor.Fail("')'");
        else if (VersionSpecifiers.TryParse(text, out var specifiers) && !text.Contains(",,", StringComparison.Ordinal))
            return specifiers;
        else
            cursor.Fail("versions such as '>=1.2,<2' before this place");
        return null;
    }
}

namespace Slipway.Core.Locks;

/// <summary>Names of Python projects.</summary>
public static class ProjectName
{
    private const int MaxLength = 200;

    /// <summary>The normalized name (PEP 503): lower case, runs of <c>-</c>, <c>_</c> and <c>.</c> as one <c>-</c>.</summary>
    /// <param name="name">A name as somebody wrote it.</param>
    public static string Normalize(string name)
    {
        if (IsNormal(name))
            return name;
        var normal = new char[name.Length];
        var length = 0;
        foreach (var c in name.ToLowerInvariant())
            if (!IsSeparator(c))
                normal[length++] = c;
            else if (length == 0 || normal[length - 1] != '-')
                normal[length++] = '-';
        return new string(normal, 0, length);
    }

    /// <summary>Whether a text is a project name at all (PEP 508): ASCII letters, digits and inner <c>-</c>, <c>_</c>, <c>.</c>.</summary>
    /// <param name="name">Any text.</param>
    public static bool IsValid(string name)
    {
        if (name.Length is 0 or > MaxLength || IsSeparator(name[0]) || IsSeparator(name[^1]))
            return false;
        foreach (var c in name)
            if (!char.IsAsciiLetterOrDigit(c) && !IsSeparator(c))
                return false;
        return true;
    }

    /// <summary>True for nearly every name of a lock, which then costs no new text.</summary>
    private static bool IsNormal(string name)
    {
        for (var i = 0; i < name.Length; i++)
            if (!(char.IsAsciiLetterLower(name[i]) || char.IsAsciiDigit(name[i]) || (name[i] == '-' && (i == 0 || name[i - 1] != '-'))))
                return false;
        return true;
    }

    private static bool IsSeparator(char c) => c is '-' or '_' or '.';
}

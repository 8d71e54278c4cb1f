using System.Text.RegularExpressions;

namespace Slipway.Core.Locks;

/// <summary>Names of Python projects.</summary>
public static partial class ProjectName
{
    /// <summary>The normalized name (PEP 503): lower case, runs of <c>-</c>, <c>_</c> and <c>.</c> as one <c>-</c>.</summary>
    /// <param name="name">A name as somebody wrote it.</param>
    public static string Normalize(string name) => Separators().Replace(name, "-").ToLowerInvariant();

    /// <summary>Whether a text is a project name at all (PEP 508): ASCII letters, digits and inner <c>-</c>, <c>_</c>, <c>.</c>.</summary>
    /// <param name="name">Any text.</param>
    public static bool IsValid(string name) => name.Length is > 0 and <= 200 && Valid().IsMatch(name);

    [GeneratedRegex("[-_.]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Separators();

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Valid();
}

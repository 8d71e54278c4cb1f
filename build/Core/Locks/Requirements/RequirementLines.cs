using System.Text;
using System.Text.RegularExpressions;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks.Requirements;

/// <summary>Reads requirement files, line by line, as pip does ("Requirements File Format").</summary>
public static partial class RequirementLines
{
    /// <summary>The lines of a file. What is wrong is reported and left out.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="path">The file as the user knows it.</param>
    /// <param name="problems">Gets SLP213 and SLP214.</param>
    public static IReadOnlyList<RequirementLine> Read(string text, string path, List<Problem> problems)
    {
        var lines = new List<RequirementLine>();
        foreach (var (line, number) in Logical(text))
            if (Read(line, new LockPlace(path, number), problems) is { } read)
                lines.Add(read);
        return lines;
    }

    private static RequirementLine? Read(string text, LockPlace place, List<Problem> problems)
    {
        if (text.StartsWith('-'))
            return RequirementOptions.Read(place, text, problems);
        var options = FirstOption().Match(text) is { Success: true } match ? match.Index : text.Length;
        var before = problems.Count;
        var hashes = RequirementOptions.Hashes(place, text[options..].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries), problems);
        if (problems.Count > before)
            return null;
        if (Requirement.TryParse(text[..options].TrimEnd(), out var reason) is { } requirement)
            return new RequirementEntry(place, text, requirement, hashes);
        if (IsPath(text[..options]))
            return new RequirementPath(place, text[..options].TrimEnd());
        problems.Add(RequirementProblems.BadRequirement(place, text, reason));
        return null;
    }

    /// <summary>Lines joined where one ends in <c>\</c>, without comments and blank ones, each with the number of its first.</summary>
    private static IEnumerable<(string Text, int Number)> Logical(string text)
    {
        var joined = new StringBuilder();
        var first = 0;
        var number = 0;
        foreach (var raw in text.TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            var line = raw.TrimEnd('\r');
            if (joined.Length == 0)
                first = number;
            // A comment between joined lines ends them, as in pip.
            var isComment = line.TrimStart().StartsWith('#');
            if (line.EndsWith('\\') && !isComment)
            {
                joined.Append(line, 0, line.Length - 1);
                continue;
            }
            joined.Append(isComment ? " " + line : line);
            if (WithoutComment(joined.ToString()) is { Length: > 0 } whole)
                yield return (whole, first);
            joined.Clear();
        }
        if (WithoutComment(joined.ToString()) is { Length: > 0 } rest)
            yield return (rest, first);
    }

    private static string WithoutComment(string line) => CommentStart().Match(line) is { Success: true } match ? line[..match.Index].Trim() : line.Trim();

    private static bool IsPath(string text) =>
        text.StartsWith('.') || text.StartsWith('/') || AddressStart().IsMatch(text) || ArchiveEnd().IsMatch(text.TrimEnd());

    [GeneratedRegex(@"(^|\s+)#", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CommentStart();

    [GeneratedRegex(@"\s+(?=-)", RegexOptions.CultureInvariant)]
    private static partial Regex FirstOption();

    [GeneratedRegex(@"\A([a-z]+\+)?(https?|file|ssh|git)://\S+\s*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AddressStart();

    [GeneratedRegex(@"\A[^\s=<>~!;@]+(\.whl|\.tar\.gz|\.zip)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ArchiveEnd();
}

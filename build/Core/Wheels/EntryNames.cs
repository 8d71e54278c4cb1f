using System.Text;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Wheels;

/// <summary>Which names an archive's entries may have: those that mean the same place everywhere.</summary>
internal static class EntryNames
{
    private const int LongestName = 1024;
    private const int LongestSegment = 255;

    /// <summary>All problems of all names.</summary>
    internal static IEnumerable<Problem> Check(string wheel, IReadOnlyList<WheelEntry> entries)
    {
        var files = new HashSet<string>();
        foreach (var entry in entries)
        {
            if (Reason(entry.Name) is { } reason)
                yield return WheelProblems.UnsafeName(wheel, entry.Name, reason);
            if (entry.IsSpecial)
                yield return WheelProblems.SpecialFile(wheel, entry.Name);
            if (!entry.IsDirectory && !files.Add(entry.Name))
                yield return WheelProblems.SameNameTwice(wheel, entry.Name);
        }
        foreach (var name in entries.SelectMany(entry => Parents(entry.Name)).Distinct().Where(files.Contains))
            yield return WheelProblems.UnsafeName(wheel, name, "it is a file and a folder");
    }

    private static string? Reason(string name)
    {
        if (name.StartsWith('/'))
            return "it is absolute";
        if (name.Any(char.IsControl))
            return "it has control characters";
        if (name.Contains('\\', StringComparison.Ordinal))
            return "it has a backslash";
        if (Encoding.UTF8.GetByteCount(name) > LongestName)
            return $"it is longer than {LongestName} bytes";
        var segments = (name.EndsWith('/') ? name[..^1] : name).Split('/');
        if (segments.Any(segment => segment is "" or "." or ".."))
            return "it climbs or has empty parts";
        return segments.Any(segment => Encoding.UTF8.GetByteCount(segment) > LongestSegment) ? $"a part is longer than {LongestSegment} bytes" : null;
    }

    private static IEnumerable<string> Parents(string name)
    {
        for (var at = name.IndexOf('/', StringComparison.Ordinal); at > 0; at = name.IndexOf('/', at + 1))
            yield return name[..at];
    }
}

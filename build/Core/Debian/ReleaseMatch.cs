using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>Asserts that base and wheels are of one release: compiled wheels of Debian run only on the release that they are from.</summary>
public static class ReleaseMatch
{
    /// <summary>Compares what the base's own files say with the lock and the wheels' tags.</summary>
    /// <param name="baseEntries">Entries of the base layer.</param>
    /// <param name="suite">Codename that the lock says.</param>
    /// <param name="wheelFiles">File names of the wheels.</param>
    /// <exception cref="SlipwayException">SLP462: all that differs.</exception>
    public static void Check(IReadOnlyList<LayerEntry> baseEntries, string suite, IEnumerable<string> wheelFiles)
    {
        var problems = new List<Problem>();
        var codename = Codename(baseEntries);
        if (codename != suite)
            problems.Add(DebianProblems.OtherRelease("release", codename, suite));
        var python =
            baseEntries.Select(e => e.Path).FirstOrDefault(path => path.StartsWith("usr/bin/python3.", StringComparison.Ordinal))?["usr/bin/python".Length..]
            ?? "";
        var tag = "cp" + python.Replace(".", "", StringComparison.Ordinal);
        foreach (
            var needed in wheelFiles
                .Select(file => file.Split('-')[^3])
                .Where(t => t.StartsWith("cp", StringComparison.Ordinal) && t != tag)
                .Distinct(StringComparer.Ordinal)
        )
            problems.Add(DebianProblems.OtherRelease("Python", tag, needed));
        if (problems.Count > 0)
            throw new SlipwayException(problems);
    }

    private static string Codename(IReadOnlyList<LayerEntry> entries)
    {
        if (entries.FirstOrDefault(e => e.Path == "usr/lib/os-release" && e.Kind == EntryKind.File) is not { } file)
            return "";
        using var reader = new StreamReader(file.Open!(), Encoding.UTF8);
        return reader
                .ReadToEnd()
                .Split('\n')
                .FirstOrDefault(line => line.StartsWith("VERSION_CODENAME=", StringComparison.Ordinal))
                ?["VERSION_CODENAME=".Length..].Trim('"')
            ?? "";
    }
}

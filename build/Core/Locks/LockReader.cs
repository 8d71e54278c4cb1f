using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks;

/// <summary>Reads locks.</summary>
public static class LockReader
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Reads and checks a lock. Line ends of Windows and a byte order mark change nothing; <see cref="LockForm"/> warns of them.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="path">Its path as the user knows it, for messages.</param>
    /// <exception cref="SlipwayException">All mistakes together, each with its line (SLP201 to SLP212, SLP243).</exception>
    public static LockFile Read(string text, string path)
    {
        var lines = new LockLines(text.AsSpan(text.StartsWith(ByteOrderMark) ? 1 : 0));
        if (!lines.Next() || !lines.Line.SequenceEqual(LockHead.Format))
            throw new SlipwayException(LockProblems.NotALock(path, lines.Line.ToString()));
        var problems = new List<Problem>();
        var facts = new List<LockFact>();
        var packages = new List<PlacedPackage>();
        while (lines.Next())
        {
            var place = new LockPlace(path, lines.Number);
            if (packages.Count == 0 && lines.Line.StartsWith("#"))
                facts.Add(Fact(lines.Line, place, problems));
            else if (LockLine.Read(lines.Line, place, problems) is { } package)
                packages.Add(package);
        }
        if (!lines.IsWhole)
            problems.Add(LockProblems.CutOff(new LockPlace(path, lines.Number)));
        var head = new LockHead(facts);
        LockChecks.Run(path, head, packages, problems);
        return problems.Count == 0 ? new LockFile(head, [.. packages.Select(p => p.Package)]) : throw new SlipwayException(problems);
    }

    private static LockFact Fact(ReadOnlySpan<char> line, LockPlace place, List<Problem> problems)
    {
        var colon = line.IndexOf(": ");
        if (line.StartsWith("# ") && colon > 2 && colon + 2 < line.Length)
            return new LockFact(line[2..colon].ToString(), line[(colon + 2)..].ToString());
        problems.Add(LockProblems.UnknownLine(place, line.ToString()));
        return new LockFact("", "");
    }
}

/// <summary>A package, its version, and the line that it was read from.</summary>
internal sealed record PlacedPackage(LockedPackage Package, PythonVersion Version, LockPlace Place);

using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks;

/// <summary>Reads locks.</summary>
public static class LockReader
{
    /// <summary>Reads and checks a lock.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="path">Its path as the user knows it, for messages.</param>
    /// <exception cref="SlipwayException">All mistakes together, each with its line (SLP201 to SLP212).</exception>
    public static LockFile Read(string text, string path)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        if (lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        if (lines.Count == 0 || lines[0] != LockHead.Format)
            throw new SlipwayException(LockProblems.NotALock(path, lines.FirstOrDefault() ?? ""));
        var problems = new List<Problem>();
        var headEnd = lines.FindIndex(1, line => !line.StartsWith('#'));
        var head = Head(lines[1..(headEnd < 0 ? lines.Count : headEnd)], path, problems);
        var packages = new List<PlacedPackage>();
        for (var i = headEnd < 0 ? lines.Count : headEnd; i < lines.Count; i++)
        {
            var place = new LockPlace(path, i + 1);
            if (LockLine.Read(lines[i], place, problems) is { } package)
                packages.Add(new PlacedPackage(package, place));
        }
        LockChecks.Run(path, head, packages, problems, complete: problems.Count == 0);
        return problems.Count == 0 ? new LockFile(head, [.. packages.Select(p => p.Package)]) : throw new SlipwayException(problems);
    }

    private static LockHead Head(List<string> lines, string path, List<Problem> problems)
    {
        var facts = new List<LockFact>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Split(": ", 2) is [['#', ' ', .. { Length: > 0 } name], { Length: > 0 } value])
                facts.Add(new LockFact(name, value));
            else
                problems.Add(LockProblems.UnknownLine(new LockPlace(path, i + 2), lines[i]));
        }
        return new LockHead(facts);
    }
}

/// <summary>A package and the line that it was read from.</summary>
internal sealed record PlacedPackage(LockedPackage Package, LockPlace Place);

using Slipway.Core.Rendering;

namespace Slipway.Core.Locks.Diff;

/// <summary>A difference between locks, for people.</summary>
public static class LockDiffText
{
    /// <summary>
    /// One line a package, the largest first, then a line with the sum: <c>+</c> added, <c>-</c> removed, <c>^</c> up, <c>v</c> down, <c>=</c> the same version. Packages of which only
    /// parents or the known size differ are counted, not listed.
    /// </summary>
    /// <param name="diff">The difference.</param>
    public static IReadOnlyList<string> Lines(LockDiff diff)
    {
        if (diff.IsEmpty)
            return ["nothing changed"];
        var listed = diff.Changes.Where(change => change.Kind is not (LockChangeKind.Parents or LockChangeKind.Size)).ToList();
        var name = listed.Select(change => change.Name.Length).DefaultIfEmpty().Max();
        var versions = listed.Select(change => Versions(change).Length).DefaultIfEmpty().Max();
        return
        [
            .. listed.Select(change => $"{Sign(change.Kind)} {change.Name.PadRight(name)}  {Versions(change).PadRight(versions)}  {Rest(change)}".TrimEnd()),
            Sum(diff),
        ];
    }

    private static string Sum(LockDiff diff)
    {
        var parts = new List<string>();
        foreach (var kind in Enum.GetValues<LockChangeKind>())
            if (diff.Of(kind).Count is > 0 and var count)
                parts.Add($"{count} {Word(kind)}");
        parts.Add($"{diff.Unchanged} unchanged");
        var unknown = diff.NewOfUnknownSize > 0 ? $" and {diff.NewOfUnknownSize} of unknown size" : "";
        var compile = diff.ToCompile.Count > 0 ? $"; to compile: {string.Join(", ", diff.ToCompile.Select(change => change.Name))}" : "";
        return $"{string.Join(", ", parts)}; new files: {PlanText.Bytes(diff.NewBytes)}{unknown}{compile}";
    }

    private static string Versions(LockChange change) =>
        change switch
        {
            { OldVersion: null } => change.NewVersion!,
            { NewVersion: null } => change.OldVersion,
            { Kind: LockChangeKind.OtherFile } => $"{change.NewVersion} (other file)",
            _ => $"{change.OldVersion} -> {change.NewVersion}",
        };

    private static string Rest(LockChange change)
    {
        var size = change.Bytes == 0 ? "?" : PlanText.Bytes(change.Bytes);
        var compiled = change.IsCompiled ? ", must be compiled" : "";
        return $"{size}{compiled}  via {string.Join(", ", change.Parents.Take(3))}{(change.Parents.Count > 3 ? $" and {change.Parents.Count - 3} more" : "")}";
    }

    private static char Sign(LockChangeKind kind) =>
        kind switch
        {
            LockChangeKind.Added => '+',
            LockChangeKind.Removed => '-',
            LockChangeKind.Upgraded => '^',
            LockChangeKind.Downgraded => 'v',
            _ => '=',
        };

    private static string Word(LockChangeKind kind) =>
        kind switch
        {
            LockChangeKind.Added => "added",
            LockChangeKind.Removed => "removed",
            LockChangeKind.Upgraded => "up",
            LockChangeKind.Downgraded => "down",
            LockChangeKind.OtherFile => "with another file",
            LockChangeKind.Size => "with another size",
            _ => "with other parents",
        };
}

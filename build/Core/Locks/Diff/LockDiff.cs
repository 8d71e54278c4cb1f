namespace Slipway.Core.Locks.Diff;

/// <summary>What differs between two locks.</summary>
/// <param name="Changes">The packages that differ, the largest file first; equal sizes by name.</param>
/// <param name="Unchanged">How many packages are the same.</param>
public sealed record LockDiff(IReadOnlyList<LockChange> Changes, int Unchanged)
{
    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => Changes.Count == 0;

    /// <summary>Bytes of all new files whose size is known. Layers that hold them may move more: the forecast of layers says that.</summary>
    public long NewBytes => Changes.Where(change => change.IsNewFile).Sum(change => change.NewSize ?? 0);

    /// <summary>How many new files have a size that is not known.</summary>
    public int NewOfUnknownSize => Changes.Count(change => change is { IsNewFile: true, NewSize: null });

    /// <summary>New files that must be compiled.</summary>
    public IReadOnlyList<LockChange> ToCompile => [.. Changes.Where(change => change is { IsNewFile: true, IsCompiled: true })];

    /// <summary>The changes of a kind, the largest first.</summary>
    /// <param name="kind">The kind.</param>
    public IReadOnlyList<LockChange> Of(LockChangeKind kind) => [.. Changes.Where(change => change.Kind == kind)];

    /// <summary>Compares two locks.</summary>
    /// <param name="old">The lock before; null when there was none, so that everything is added.</param>
    /// <param name="now">The lock after.</param>
    public static LockDiff Of(LockFile? old, LockFile now)
    {
        var before = (old?.Packages ?? []).ToDictionary(package => package.NormalizedName, StringComparer.Ordinal);
        var after = now.Packages.ToDictionary(package => package.NormalizedName, StringComparer.Ordinal);
        var known = before.Values.Select(package => package.Hash).ToHashSet();
        var changes = before
            .Keys.Union(after.Keys, StringComparer.Ordinal)
            .Select(name => Compare(name, before.GetValueOrDefault(name), after.GetValueOrDefault(name), known))
            .OfType<LockChange>()
            .OrderByDescending(change => change.Bytes)
            .ThenBy(change => change.Name, StringComparer.Ordinal)
            .ToList();
        return new LockDiff(changes, after.Count - changes.Count(change => change.NewVersion is not null));
    }

    private static LockChange? Compare(string name, LockedPackage? old, LockedPackage? now, HashSet<Images.Digest> known)
    {
        var package = now ?? old!;
        return KindOf(old, now) is { } kind
            ? new LockChange(
                kind,
                name,
                old?.Version,
                now?.Version,
                old?.Size,
                now?.Size,
                IsNewFile: now is not null && !known.Contains(now.Hash),
                IsCompiled: now is { IsSdist: true },
                package.IsRoot,
                package.Parents,
                old?.Parents ?? []
            )
            : null;
    }

    private static LockChangeKind? KindOf(LockedPackage? old, LockedPackage? now)
    {
        if (old is null)
            return LockChangeKind.Added;
        if (now is null)
            return LockChangeKind.Removed;
        if (old.Version != now.Version)
            return PythonVersion.Parse(now.Version).CompareTo(PythonVersion.Parse(old.Version)) switch
            {
                > 0 => LockChangeKind.Upgraded,
                < 0 => LockChangeKind.Downgraded,
                _ => LockChangeKind.OtherFile,
            };
        if (old.Hash != now.Hash || old.File != now.File)
            return LockChangeKind.OtherFile;
        if (old.Size != now.Size)
            return LockChangeKind.Size;
        return old.Parents.SequenceEqual(now.Parents) ? null : LockChangeKind.Parents;
    }
}

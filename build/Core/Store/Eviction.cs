namespace Slipway.Core.Store;

/// <summary>Which entries go when the store is larger than it may be.</summary>
public static class Eviction
{
    /// <summary>What is evicted: the least recently used first, what was compiled after all else, and no more than is needed.</summary>
    /// <param name="entries">All entries.</param>
    /// <param name="limit">What the store may hold.</param>
    /// <param name="isHeld">Whether somebody uses an entry now: it stays, even where the store stays too large for it.</param>
    public static IReadOnlyList<StoreEntry> Choose(IReadOnlyList<StoreEntry> entries, StoreLimit limit, Func<StoreEntry, bool> isHeld)
    {
        var chosen = new List<StoreEntry>();
        var excess = entries.Sum(x => x.Size) - (limit.Bytes ?? long.MaxValue);
        if (excess <= 0)
            return chosen;
        foreach (var entry in entries.OrderBy(x => x.Worth).ThenBy(x => x.LastUse).ThenBy(x => x.Hex, StringComparer.Ordinal))
        {
            if (excess <= 0)
                break;
            if (isHeld(entry))
                continue;
            chosen.Add(entry);
            excess -= entry.Size;
        }
        return chosen;
    }
}

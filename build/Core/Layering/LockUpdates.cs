namespace Slipway.Core.Layering;

/// <summary>A lock's updates so far, oldest first. The first entry only says since when.</summary>
/// <param name="all">The updates.</param>
internal sealed class LockUpdates(IReadOnlyList<LockUpdate> all)
{
    /// <summary>Older updates say nothing more of a package's rate. One word of bits.</summary>
    private const int Most = 64;

    /// <summary>The updates.</summary>
    public IReadOnlyList<LockUpdate> All => all;

    /// <summary>These and one more.</summary>
    /// <param name="update">What changed.</param>
    public LockUpdates With(LockUpdate update)
    {
        if (all.Count == 0)
            return new([update with { Changed = [], Added = [], Removed = [] }]);
        if (update is { Changed: [], Added: [], Removed: [] })
            return this;
        // A lock that is made again on its first day is no update.
        if (update.Day is not null && update.Day == all[^1].Day)
            return all.Count == 1 ? this : new([.. all.SkipLast(1), all[^1].And(update)]);
        return new([.. all.Append(update).TakeLast(Most + 1)]);
    }

    /// <summary>When each package changed.</summary>
    /// <param name="names">Names of the packages after the last update.</param>
    public ChangeHistory History(IEnumerable<string> names)
    {
        var steps = Math.Max(0, all.Count - 1);
        var rows = new Dictionary<string, ChangeRow>(StringComparer.Ordinal);
        var present = names.ToHashSet(StringComparer.Ordinal);
        for (var step = steps - 1; step >= 0; step--)
        {
            var update = all[step + 1];
            present.ExceptWith(update.Added);
            present.UnionWith(update.Removed);
            foreach (var name in present)
            {
                if (!rows.TryGetValue(name, out var row))
                    rows[name] = row = new ChangeRow(name, 0, StepSet.Of(steps), StepSet.Of(steps));
                row.Present.Add(step);
            }
            foreach (var name in update.Changed.Concat(update.Removed))
                if (rows.TryGetValue(name, out var row))
                    row.Changed.Add(step);
        }
        return ChangeHistory.Of("own", Days(steps), rows.Values);
    }

    /// <summary>Days of an update, on average.</summary>
    private int Days(int steps)
    {
        var days = all.Select(update => update.Day).OfType<DateOnly>().ToList();
        return ChangeHistory.DaysOf(steps, days.Count == 0 ? 0 : days[^1].DayNumber - days[0].DayNumber);
    }
}

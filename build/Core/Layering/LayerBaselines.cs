namespace Slipway.Core.Layering;

/// <summary>Simple ways of spreading wheels over layers, to compare with.</summary>
public static class LayerBaselines
{
    /// <summary>Wheels above this many bytes have a layer of their own in <see cref="LargeApart"/>.</summary>
    private const long Large = 50_000_000;

    /// <summary>All of them, by name: what each moves when a series is replayed.</summary>
    /// <param name="series">The series.</param>
    public static IEnumerable<(string Name, ReplayResult Result)> All(LockSeries series)
    {
        yield return ("one layer", Replay(series, wheels => [wheels]));
        yield return ("over 50 MB apart", Replay(series, LargeApart));
        foreach (var limit in (int[])[10, 16, 20, 32, 40, 48, 64])
            yield return ($"by size, {limit}", Replay(series, wheels => BySize(wheels, limit)));
        foreach (var limit in (int[])[16, 32])
            yield return ($"by popularity, {limit}", Replay(series, wheels => ByPopularity(wheels, limit)));
        foreach (var limit in (int[])[16, 32])
            yield return ($"first plan frozen, {limit}", Frozen(series, limit));
    }

    /// <summary>The largest wheels alone, as many as there are layers but one; the rest in the last.</summary>
    /// <param name="wheels">The wheels.</param>
    /// <param name="limit">Number of layers.</param>
    public static IReadOnlyList<IReadOnlyList<PlannedWheel>> BySize(IReadOnlyList<PlannedWheel> wheels, int limit) =>
        Cut(wheels.OrderByDescending(wheel => wheel.Size).ThenBy(wheel => wheel.Name, StringComparer.Ordinal), limit);

    /// <summary>The wheels that most others need, directly or not, alone; the rest in the last layer.</summary>
    /// <param name="wheels">The wheels.</param>
    /// <param name="limit">Number of layers.</param>
    public static IReadOnlyList<IReadOnlyList<PlannedWheel>> ByPopularity(IReadOnlyList<PlannedWheel> wheels, int limit)
    {
        var byName = wheels.ToDictionary(wheel => wheel.Name, StringComparer.Ordinal);
        return Cut(wheels.OrderByDescending(wheel => Above(wheel).Count).ThenBy(wheel => wheel.Name, StringComparer.Ordinal), limit);

        HashSet<string> Above(PlannedWheel wheel)
        {
            var above = new HashSet<string>(StringComparer.Ordinal);
            var next = new Stack<string>(wheel.Parents);
            while (next.TryPop(out var name))
            {
                if (byName.TryGetValue(name, out var parent) && above.Add(name))
                    foreach (var one in parent.Parents)
                        next.Push(one);
            }
            return above;
        }
    }

    /// <summary>Wheels above 50 MB alone; the rest in one layer.</summary>
    /// <param name="wheels">The wheels.</param>
    public static IReadOnlyList<IReadOnlyList<PlannedWheel>> LargeApart(IReadOnlyList<PlannedWheel> wheels) =>
        [
            .. wheels.Where(wheel => wheel.Size > Large).Select(wheel => (PlannedWheel[])[wheel]),
            .. (PlannedWheel[][])
                [
                    [.. wheels.Where(wheel => wheel.Size <= Large)],
                ],
        ];

    private static ReplayResult Frozen(LockSeries series, int limit)
    {
        if (series.Snapshots.Count == 0)
            return new ReplayResult([], [], 0);
        var alone = BySize(series.Snapshots[0].Wheels, limit).Where(group => group.Count == 1).Select(group => group[0].Name).ToHashSet(StringComparer.Ordinal);
        return Replay(
            series,
            wheels =>
                [
                    .. wheels.Where(x => alone.Contains(x.Name)).Select(x => (PlannedWheel[])[x]),
                    .. (PlannedWheel[][])
                        [
                            [.. wheels.Where(x => !alone.Contains(x.Name))],
                        ],
                ]
        );
    }

    private static List<IReadOnlyList<PlannedWheel>> Cut(IEnumerable<PlannedWheel> order, int limit)
    {
        var sorted = order.ToList();
        return sorted.Count <= limit
            ? [.. sorted.Select(wheel => (PlannedWheel[])[wheel])]
            : [.. sorted.Take(limit - 1).Select(wheel => (PlannedWheel[])[wheel]), sorted.Skip(limit - 1).ToList()];
    }

    private static ReplayResult Replay(LockSeries series, Func<IReadOnlyList<PlannedWheel>, IReadOnlyList<IReadOnlyList<PlannedWheel>>> plan) =>
        LayerReplay.Run(series, step => [.. plan(series.Snapshots[step].Wheels).Where(group => group.Count > 0)]);
}

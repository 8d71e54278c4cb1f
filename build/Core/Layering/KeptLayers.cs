namespace Slipway.Core.Layering;

/// <summary>The layers of the previous plan of which nothing changed.</summary>
internal static class KeptLayers
{
    /// <summary>The kept layers, as positions of their wheels.</summary>
    /// <param name="wheels">The lock's wheels, sorted by name.</param>
    /// <param name="previous">The previous plan; null for none.</param>
    /// <param name="pinned">Groups that are pinned now: a layer that has one of their wheels is not kept as it is.</param>
    /// <param name="limit">Most layers of the whole plan.</param>
    public static List<List<int>> Of(
        IReadOnlyList<PlannedWheel> wheels,
        StoredLayerPlan? previous,
        IReadOnlyList<(string Name, List<int> Wheels)> pinned,
        int limit
    )
    {
        if (previous is null)
            return [];
        var free = Enumerable
            .Range(0, wheels.Count)
            .Except(pinned.SelectMany(x => x.Wheels))
            .ToDictionary(x => StoredLayerPlan.Member(wheels[x]), StringComparer.Ordinal);
        var kept = previous.Layers.Where(layer => layer.All(free.ContainsKey)).Select(layer => layer.Select(member => free[member]).Order().ToList()).ToList();
        // A smaller limit than before: the smallest layers are given up, as they cost least to move.
        kept.Sort((a, b) => Bytes(b).CompareTo(Bytes(a)) is not 0 and var order ? order : a[0].CompareTo(b[0]));
        var most = limit - pinned.Count;
        while (kept.Count > 0 && kept.Count + (kept.Sum(x => x.Count) < free.Count ? 1 : 0) > most)
            kept.RemoveAt(kept.Count - 1);
        return kept;

        long Bytes(List<int> layer) => layer.Sum(wheel => wheels[wheel].Size);
    }

    /// <summary>Equal for layers of the same wheels.</summary>
    /// <param name="members">The wheels as a stored plan has them.</param>
    public static string Key(IEnumerable<string> members) => string.Join('\n', members.Order(StringComparer.Ordinal));
}

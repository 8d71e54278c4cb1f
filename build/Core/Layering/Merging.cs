namespace Slipway.Core.Layering;

/// <summary>Starts with each wheel alone and merges the two groups whose merging costs least, until no more than the limit are left and none is worth merging.</summary>
/// <param name="wheels">All wheels, sorted by name.</param>
/// <param name="scenarios">Their scenarios.</param>
internal sealed class Merging(IReadOnlyList<PlannedWheel> wheels, Scenarios scenarios)
{
    /// <summary>The groups.</summary>
    /// <param name="pool">Positions of the wheels to group, ascending.</param>
    /// <param name="limit">Most groups, at least 1.</param>
    public List<WheelSet> Groups(IReadOnlyList<int> pool, int limit)
    {
        var groups = new List<WheelSet>(pool.Count);
        foreach (var wheel in pool)
        {
            var group = new WheelSet(scenarios);
            group.Add(wheel, wheels[wheel].Size);
            groups.Add(group);
        }
        var nearest = groups.Select(group => Nearest(groups, group)).ToList();
        while (groups.Count > 1)
        {
            var least = 0;
            for (var i = 1; i < groups.Count; i++)
                if (nearest[i].Cost < nearest[least].Cost)
                    least = i;
            if (groups.Count <= limit && nearest[least].Cost >= 0)
                break;
            Merge(groups, nearest, groups[least], nearest[least].Group!);
        }
        return groups;
    }

    private void Merge(List<WheelSet> groups, List<(WheelSet? Group, double Cost)> nearest, WheelSet into, WheelSet from)
    {
        foreach (var wheel in from.Wheels)
            into.Add(wheel, wheels[wheel].Size);
        var gone = groups.IndexOf(from);
        groups.RemoveAt(gone);
        nearest.RemoveAt(gone);
        for (var i = 0; i < groups.Count; i++)
        {
            var lost = nearest[i].Group == from || nearest[i].Group == into;
            if (groups[i] == into)
                nearest[i] = Nearest(groups, into);
            // All others were no nearer than the one that is gone, so often nothing has to be looked for.
            else if (
                groups[i].CostOfMerging(into, Math.BitIncrement(nearest[i].Cost)) is var cost
                && (cost < nearest[i].Cost || (lost && cost <= nearest[i].Cost))
            )
                nearest[i] = (into, cost);
            else if (lost)
                nearest[i] = Nearest(groups, groups[i]);
        }
    }

    private static (WheelSet? Group, double Cost) Nearest(List<WheelSet> groups, WheelSet group)
    {
        (WheelSet? Group, double Cost) nearest = (null, double.MaxValue);
        foreach (var other in groups)
            if (other != group && group.CostOfMerging(other, nearest.Cost) is var cost && cost < nearest.Cost)
                nearest = (other, cost);
        return nearest;
    }
}

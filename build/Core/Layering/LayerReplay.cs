namespace Slipway.Core.Layering;

/// <summary>What replaying a series with one way of planning moved.</summary>
/// <param name="Moved">Bytes of the layers that the registry lacked, for each step.</param>
/// <param name="Floor">Bytes of the wheels that were new, for each step: no plan moves less.</param>
/// <param name="MostLayers">The most layers that any step had.</param>
public sealed record ReplayResult(IReadOnlyList<long> Moved, IReadOnlyList<long> Floor, int MostLayers)
{
    /// <summary>Bytes moved over the floor, 1 at best; 1 for a series in which nothing changed.</summary>
    public double Ratio => Floor.Sum() is > 0 and var floor ? Moved.Sum() / (double)floor : 1;

    /// <summary>What the worst step moved beyond one and a half times its own floor, in bytes; 0 where none did.</summary>
    public double WorstStep => Moved.Zip(Floor, (moved, floor) => moved - 1.5 * floor).DefaultIfEmpty(0).Max() is > 0 and var worst ? worst : 0;
}

/// <summary>Replays a series of locks in the order of time. Each plan sees the locks up to its day, and nothing later.</summary>
/// <remarks>A layer whose set of wheels the step before did not have is moved whole; the first lock is free.</remarks>
public static class LayerReplay
{
    /// <summary>Replays with the planner.</summary>
    /// <param name="series">The series.</param>
    /// <param name="limit">Most layers.</param>
    /// <param name="others">Histories of other projects. The caller leaves out what was learnt from this series.</param>
    public static ReplayResult Planned(LockSeries series, int limit, IReadOnlyList<ChangeHistory> others)
    {
        StoredLayerPlan? previous = null;
        return Run(
            series,
            step =>
            {
                var own = ChangeHistory.Of(series.Name, [.. series.Snapshots.Take(step + 1)]);
                var plan = LayerPlanner.Plan(new LayerInputs(series.Snapshots[step].Wheels, own, previous, limit, [], others));
                previous = plan.Stored;
                return [.. plan.Layers.Select(layer => layer.Wheels)];
            }
        );
    }

    /// <summary>The histories without the one learnt from a series: by name, and by what it says.</summary>
    /// <param name="histories">All histories.</param>
    /// <param name="series">The series.</param>
    public static IReadOnlyList<ChangeHistory> LeaveOut(IReadOnlyList<ChangeHistory> histories, LockSeries series)
    {
        var own = ChangeHistory.Of(series.Name, series.Snapshots);
        return [.. histories.Where(history => history.Name != series.Name && !history.SaysTheSame(own))];
    }

    /// <summary>Replays with any way of planning.</summary>
    /// <param name="series">The series.</param>
    /// <param name="plan">From the number of the step to the groups of its wheels.</param>
    public static ReplayResult Run(LockSeries series, Func<int, IReadOnlyList<IReadOnlyList<PlannedWheel>>> plan)
    {
        var (moved, floor, most) = (new List<long>(), new List<long>(), 0);
        HashSet<string> layers = [];
        HashSet<string> wheels = [];
        for (var step = 0; step < series.Snapshots.Count; step++)
        {
            var groups = plan(step);
            var keys = groups.Select(group => KeptLayers.Key(group.Select(StoredLayerPlan.Member))).ToList();
            if (step > 0)
            {
                moved.Add(groups.Where((_, i) => !layers.Contains(keys[i])).Sum(group => group.Sum(wheel => wheel.Size)));
                floor.Add(series.Snapshots[step].Wheels.Where(wheel => !wheels.Contains(StoredLayerPlan.Member(wheel))).Sum(wheel => wheel.Size));
            }
            layers = [.. keys];
            wheels = [.. series.Snapshots[step].Wheels.Select(StoredLayerPlan.Member)];
            most = Math.Max(most, groups.Count);
        }
        return new ReplayResult(moved, floor, most);
    }
}

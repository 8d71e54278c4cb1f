namespace Slipway.Core.Layering;

/// <summary>Moves single wheels to the group where they cost least, the largest first, until nothing gains.</summary>
/// <param name="wheels">All wheels, sorted by name.</param>
/// <param name="scenarios">Their scenarios.</param>
internal sealed class Moving(IReadOnlyList<PlannedWheel> wheels, Scenarios scenarios)
{
    private const int Passes = 4;

    /// <summary>Improves groups in place.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="limit">Most groups.</param>
    public void Improve(List<WheelSet> groups, int limit)
    {
        var home = groups.SelectMany(group => group.Wheels, (group, wheel) => (wheel, group)).ToDictionary(x => x.wheel, x => x.group);
        var order = home.Keys.OrderByDescending(wheel => wheels[wheel].Size).ThenBy(wheel => wheel).ToList();
        for (var pass = 0; pass < Passes; pass++)
        {
            if (groups.Count < limit)
                groups.Add(new WheelSet(scenarios));
            var moved = false;
            foreach (var wheel in order)
                moved |= Move(groups, home, wheel);
            groups.RemoveAll(group => group.Wheels.Count == 0);
            if (!moved)
                break;
        }
    }

    private bool Move(List<WheelSet> groups, Dictionary<int, WheelSet> home, int wheel)
    {
        var size = (double)wheels[wheel].Size;
        var from = home[wheel];
        var saved = from.Cost - from.CostWithout(wheel, size);
        var (to, gain) = ((WheelSet?)null, 1.0);
        foreach (var group in groups)
        {
            if (group != from && saved - (group.CostWith(wheel, size) - group.Cost) is var better && better > gain)
                (to, gain) = (group, better);
        }
        if (to is null)
            return false;
        from.Remove(wheel, size);
        to.Add(wheel, size);
        home[wheel] = to;
        return true;
    }
}

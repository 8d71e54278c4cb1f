namespace Slipway.Core.Layering;

/// <summary>
/// Decides which wheel goes to which layer, so that future updates move few bytes. A layer of the previous plan of which nothing changed stays;
/// the wheels of all others are grouped anew, which costs nothing, as they move anyway.
/// </summary>
public static class LayerPlanner
{
    /// <summary>The plan. It depends on its inputs only; the order of the wheels does not matter.</summary>
    /// <param name="inputs">The inputs.</param>
    public static LayerPlan Plan(LayerInputs inputs)
    {
        var wheels = inputs.Wheels.OrderBy(wheel => wheel.Name, StringComparer.Ordinal).ToList();
        var rates = new ChangeRates(inputs.Others, inputs.Own);
        double[] chances = [.. wheels.Select(rates.Of)];
        var scenarios = new Scenarios(wheels, chances, new ChangesTogether(wheels, chances, inputs.Others, inputs.Own));
        var pinned = Pinned(inputs.Pinned, wheels);
        var kept = KeptLayers.Of(wheels, inputs.Previous, pinned, inputs.Limit);
        var placed = pinned.SelectMany(x => x.Wheels).Concat(kept.SelectMany(x => x)).ToHashSet();
        int[] pool = [.. Enumerable.Range(0, wheels.Count).Where(wheel => !placed.Contains(wheel))];
        var limit = Math.Max(1, inputs.Limit - pinned.Count - kept.Count);
        var groups = new Merging(wheels, scenarios).Groups(pool, limit);
        new Moving(wheels, scenarios).Improve(groups, limit);
        var before = (inputs.Previous?.Layers ?? []).Select(KeptLayers.Key).ToHashSet(StringComparer.Ordinal);
        var description = new LayerDescription(wheels, chances, scenarios, inputs.Own.Days, before);
        return new LayerPlan(
            LayerOrder.Sort([
                .. pinned.Select(x => description.Of(x.Wheels, x.Name)),
                .. kept.Select(x => description.Of(x, null)),
                .. groups.Select(x => description.Of(x.Wheels, null)),
            ]),
            inputs.Limit
        );
    }

    private static List<(string Name, List<int> Wheels)> Pinned(IReadOnlyList<PinnedWheels> groups, List<PlannedWheel> wheels) =>
        [
            .. from pin in groups
            let members = Enumerable.Range(0, wheels.Count).Where(wheel => pin.Packages.Contains(wheels[wheel].Name)).ToList()
            where members.Count > 0
            select (pin.Name, members),
        ];
}

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
        var (wheels, chances, scenarios) = Foreseen(inputs);
        var pinned = Pinned(inputs.Pinned, wheels);
        var kept = KeptLayers.Of(wheels, inputs.Previous, pinned, inputs.Limit);
        var placed = pinned.SelectMany(x => x.Wheels).Concat(kept.SelectMany(x => x)).ToHashSet();
        int[] pool = [.. Enumerable.Range(0, wheels.Count).Where(wheel => !placed.Contains(wheel))];
        var limit = Math.Max(1, inputs.Limit - pinned.Count - kept.Count);
        var groups = new Merging(wheels, scenarios).Groups(pool, limit);
        new Moving(wheels, scenarios).Improve(groups, limit);
        var before = (inputs.Previous?.Layers ?? []).Select(KeptLayers.Key).ToHashSet(StringComparer.Ordinal);
        var description = new LayerDescription(wheels, chances, scenarios, inputs.Own.Days, [.. pinned.Select(pin => pin.Name)], before);
        return new LayerPlan(
            LayerOrder.Sort([
                .. pinned.Select(x => description.Of(x.Wheels, x.Name)),
                .. kept.Select(x => description.Of(x, null)),
                .. groups.Select(x => description.Of(x.Wheels, null)),
            ]),
            inputs.Limit
        );
    }

    /// <summary>What can be said today of a plan that was made before: its layers, in its order.</summary>
    /// <param name="inputs">The inputs. The previous plan has every wheel exactly once.</param>
    public static LayerPlan Describe(LayerInputs inputs)
    {
        var (wheels, chances, scenarios) = Foreseen(inputs);
        var positions = Enumerable.Range(0, wheels.Count).ToDictionary(x => StoredLayerPlan.Member(wheels[x]), StringComparer.Ordinal);
        var pinned = Pinned(inputs.Pinned, wheels);
        var description = new LayerDescription(wheels, chances, scenarios, inputs.Own.Days, [.. pinned.Select(pin => pin.Name)], new HashSet<string>());
        return new LayerPlan(
            [
                .. from layer in inputs.Previous!.Layers
                let members = layer.Select(member => positions[member]).Order().ToList()
                select description.Of(members, pinned.Find(pin => pin.Wheels.SequenceEqual(members)).Name),
            ],
            inputs.Limit
        );
    }

    private static (List<PlannedWheel> Wheels, double[] Chances, Scenarios Scenarios) Foreseen(LayerInputs inputs)
    {
        var wheels = inputs.Wheels.OrderBy(wheel => wheel.Name, StringComparer.Ordinal).ToList();
        var rates = new ChangeRates(inputs.Others, inputs.Own);
        double[] chances = [.. wheels.Select(rates.Of)];
        return (wheels, chances, new Scenarios(wheels, chances, new ChangesTogether(wheels, chances, inputs.Others, inputs.Own)));
    }

    private static List<(string Name, List<int> Wheels)> Pinned(IReadOnlyList<PinnedWheels> groups, List<PlannedWheel> wheels) =>
        [
            .. from pin in groups
            let members = Enumerable.Range(0, wheels.Count).Where(wheel => pin.Packages.Contains(wheels[wheel].Name)).ToList()
            where members.Count > 0
            select (pin.Name, members),
        ];
}

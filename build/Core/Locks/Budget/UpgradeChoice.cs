namespace Slipway.Core.Locks.Budget;

/// <summary>An upgrade that was taken or left.</summary>
/// <param name="Unit">The packages.</param>
/// <param name="Bytes">Bytes that it moves beside those that were taken before it.</param>
/// <param name="Points">What it is worth.</param>
public sealed record ChosenUpgrade(UpgradeUnit Unit, long Bytes, double Points);

/// <summary>Upgrades within a budget.</summary>
/// <param name="Taken">Those that are taken, the best first.</param>
/// <param name="Left">Those that are left, the best first.</param>
/// <param name="Bytes">Most bytes that those which are taken move in any image.</param>
public sealed record UpgradeChoice(IReadOnlyList<ChosenUpgrade> Taken, IReadOnlyList<ChosenUpgrade> Left, long Bytes)
{
    /// <summary>A byte more or less decides nothing, and an upgrade that moves none is not worth without limit.</summary>
    private const double LeastBytes = 1000;

    /// <summary>
    /// Takes, as long as one fits, the upgrade that is worth most for each byte that it moves more. An upgrade of a package in a layer that moves already costs little;
    /// so the bytes are counted anew after each.
    /// </summary>
    /// <param name="units">The upgrades.</param>
    /// <param name="images">The images, by the path of their lock.</param>
    /// <param name="required">What moves in any case, since requirements changed, likewise.</param>
    /// <param name="budget">Most bytes that any image may move.</param>
    public static UpgradeChoice Of(
        IReadOnlyList<UpgradeUnit> units,
        IReadOnlyDictionary<string, MovedBytes> images,
        IReadOnlyDictionary<string, IReadOnlyList<UpgradeMove>> required,
        long budget
    )
    {
        var taken = new List<ChosenUpgrade>();
        var moves = images.Keys.ToDictionary(
            x => x,
            x => (required.GetValueOrDefault(x) ?? []).ToDictionary(y => y.Name, StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        var open = units.ToList();
        var moved = images.Max(x => x.Value.Of(moves[x.Key].Values));
        while (true)
        {
            open.RemoveAll(unit => Gain(unit, moves) <= 0);
            var rated = open.ConvertAll(Rate)
                .OrderByDescending(x => x.Gain / Math.Max(x.Most - moved, LeastBytes))
                .ThenBy(x => x.Unit.ToString(), StringComparer.Ordinal)
                .ToList();
            if (rated.Find(x => x.Most <= budget) is not { } best)
                return new UpgradeChoice(taken, [.. rated.Select(x => new ChosenUpgrade(x.Unit, (long)(x.Most - moved), x.Gain))], (long)moved);
            taken.Add(new ChosenUpgrade(best.Unit, (long)(best.Most - moved), best.Gain));
            moved = best.Most;
            foreach (var (image, list) in best.Unit.Moves)
            foreach (var move in list)
                moves[image][move.Name] = move;
            open.Remove(best.Unit);
        }

        Rated Rate(UpgradeUnit unit) => new(unit, Gain(unit, moves), images.Max(x => x.Value.Of(With(moves[x.Key], unit.Moves.GetValueOrDefault(x.Key)))));
    }

    /// <summary>What an upgrade adds to those that were taken: of several images the most, since they move the same packages.</summary>
    private static double Gain(UpgradeUnit unit, Dictionary<string, Dictionary<string, UpgradeMove>> moves) =>
        unit.Moves.Max(image => image.Value.Where(x => moves[image.Key].GetValueOrDefault(x.Name)?.New != x.New).Sum(x => x.Worth.Points));

    private static Dictionary<string, UpgradeMove>.ValueCollection With(Dictionary<string, UpgradeMove> moves, IReadOnlyList<UpgradeMove>? more)
    {
        var all = new Dictionary<string, UpgradeMove>(moves, StringComparer.Ordinal);
        foreach (var move in more ?? [])
            all[move.Name] = move;
        return all.Values;
    }

    private sealed record Rated(UpgradeUnit Unit, double Gain, double Most);
}

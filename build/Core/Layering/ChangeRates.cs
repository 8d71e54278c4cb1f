namespace Slipway.Core.Layering;

/// <summary>How likely each wheel is to change in a step.</summary>
/// <param name="shipped">Histories of other projects.</param>
/// <param name="own">The project's own.</param>
internal sealed class ChangeRates(IReadOnlyList<ChangeHistory> shipped, ChangeHistory own)
{
    /// <summary>What is known of a kind counts as much as this many steps of the project itself.</summary>
    private const double KindWeight = 8;

    /// <summary>What other projects know of a package counts as much as at most this many.</summary>
    private const double ShippedWeight = 16;

    /// <summary>What is known of a package under its name for another CUDA version counts as much as at most this many: it is the same package, seen by the same project.</summary>
    private const double RelatedWeight = 16;

    private readonly double[] _kinds = Kinds(shipped);

    /// <summary>Chance, above 0 and below 1, that the wheel changes or goes in the next step.</summary>
    /// <param name="wheel">The wheel.</param>
    public double Of(PlannedWheel wheel)
    {
        var stem = ReleaseTrain.Stem(wheel.Name);
        var known = Shipped(wheel.Name, stem);
        var steps = KindWeight + known.Steps;
        // Histories of others have their own rhythm: 14 days, where a project may change its lock every day.
        var changes = Rhythm((_kinds[WheelKind.Of(wheel)] * KindWeight + known.Changes) / steps, own.Days / 14.0) * steps;
        if (own.Rows.TryGetValue(wheel.Name, out var row))
            (changes, steps) = (changes + row.Changed.Count, steps + row.Present.Count);
        if (row is null || row.Present.Count < ShippedWeight)
        {
            var related = Capped(Sum(own.Related[stem].Where(x => x.Name != wheel.Name)), RelatedWeight);
            (changes, steps) = (changes + related.Changes, steps + related.Steps);
        }
        return Math.Clamp(changes / steps, 0.0001, 0.995);
    }

    /// <summary>Averaged over the projects, not added up: they saw the same releases.</summary>
    private (double Changes, double Steps) Shipped(string name, string stem)
    {
        var rows = shipped.Select(history => history.Rows.GetValueOrDefault(name)).OfType<ChangeRow>().ToList();
        if (rows.Count == 0)
            rows = [.. shipped.SelectMany(history => history.Related[stem])];
        var (changes, steps) = Sum(rows);
        return rows.Count == 0 ? (0, 0) : Capped((changes / rows.Count, steps / rows.Count), ShippedWeight);
    }

    private static (double Changes, double Steps) Sum(IEnumerable<ChangeRow> rows)
    {
        var (changes, steps) = (0.0, 0.0);
        foreach (var row in rows)
            (changes, steps) = (changes + row.Changed.Count, steps + row.Present.Count);
        return (changes, steps);
    }

    private static (double Changes, double Steps) Capped((double Changes, double Steps) sum, double most) =>
        sum.Steps <= most ? sum : (sum.Changes * most / sum.Steps, most);

    /// <summary>1 - (1 - p)^ratio near enough, without a function whose last digit depends on the machine.</summary>
    private static double Rhythm(double p, double ratio) => p * ratio / (1 + p * (ratio - 1));

    private static double[] Kinds(IReadOnlyList<ChangeHistory> histories)
    {
        var changes = new double[WheelKind.Count];
        var steps = new double[WheelKind.Count];
        foreach (var row in histories.SelectMany(history => history.Rows.Values))
            (changes[row.Kind], steps[row.Kind]) = (changes[row.Kind] + row.Changed.Count, steps[row.Kind] + row.Present.Count);
        return [.. changes.Zip(steps, (k, n) => (k + 2) / (n + 10))];
    }
}

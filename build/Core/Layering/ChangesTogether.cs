using System.Numerics;

namespace Slipway.Core.Layering;

/// <summary>How likely one wheel changes when another does.</summary>
internal sealed class ChangesTogether
{
    /// <summary>Independence counts as much as this many common steps.</summary>
    private const double NoSignWeight = 2;

    /// <summary>A sign of a common release counts as much as this many.</summary>
    private const double SignWeight = 6;

    /// <summary>What other projects saw counts as much as at most this many.</summary>
    private const double ShippedWeight = 6;

    private readonly ReleaseTrain _train;
    private readonly double[] _rates;
    private readonly ChangeRow[] _shipped;
    private readonly ChangeRow[] _own;

    /// <summary>Looks up what is known of the wheels.</summary>
    /// <param name="wheels">The wheels.</param>
    /// <param name="rates">Chance of each to change in a step.</param>
    /// <param name="shipped">Histories of other projects.</param>
    /// <param name="own">The project's own.</param>
    public ChangesTogether(IReadOnlyList<PlannedWheel> wheels, double[] rates, IReadOnlyList<ChangeHistory> shipped, ChangeHistory own)
    {
        _train = new ReleaseTrain(wheels);
        _rates = rates;
        _shipped = [.. wheels.Select(wheel => ChangeRow.Joined(wheel.Name, shipped))];
        _own = [.. wheels.Select(wheel => ChangeRow.Joined(wheel.Name, [own]))];
    }

    /// <summary>Chance that <paramref name="i"/> changes in a step in which <paramref name="j"/> changes.</summary>
    /// <param name="i">Position of a wheel.</param>
    /// <param name="j">Position of another.</param>
    public double Chance(int i, int j)
    {
        var sign = _train.Chance(i, j);
        var weight = sign > 0 ? SignWeight : NoSignWeight;
        var (both, steps) = Count(_shipped[i], _shipped[j]);
        var share = steps > ShippedWeight ? ShippedWeight / steps : 1;
        var (ownBoth, ownSteps) = Count(_own[i], _own[j]);
        return (Math.Max(_rates[i], sign) * weight + both * share + ownBoth) / (weight + steps * share + ownSteps);
    }

    private static (int Both, int Steps) Count(ChangeRow i, ChangeRow j)
    {
        var (both, steps) = (0, 0);
        ulong[] present = i.Present.Words,
            changed = i.Changed.Words,
            other = j.Changed.Words;
        for (var word = 0; word < other.Length; word++)
        {
            both += BitOperations.PopCount(changed[word] & other[word]);
            steps += BitOperations.PopCount(present[word] & other[word]);
        }
        return (both, steps);
    }
}

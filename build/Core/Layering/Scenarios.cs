using System.Numerics;

namespace Slipway.Core.Layering;

/// <summary>
/// A thousand possible next steps: for each wheel the set of those in which it changes. The chance that anything of a group changes is then
/// the size of a union, and packages that move together are counted once.
/// </summary>
/// <remarks>Each wheel changes in exactly its share of them. Which ones depends on its name and on the wheel that it follows, so no order and no clock is in it.</remarks>
internal sealed class Scenarios
{
    /// <summary>How many there are.</summary>
    public const int Count = 1024;

    private const int Words = Count / 64;
    private readonly ulong[][] _changes;

    /// <summary>Draws them.</summary>
    /// <param name="wheels">The wheels, sorted by name.</param>
    /// <param name="rates">Chance of each to change in a step.</param>
    /// <param name="together">How likely one changes when another does.</param>
    public Scenarios(IReadOnlyList<PlannedWheel> wheels, double[] rates, ChangesTogether together)
    {
        _changes = new ulong[wheels.Count][];
        Leaders = new int[wheels.Count];
        var order = Enumerable.Range(0, wheels.Count).OrderByDescending(i => rates[i]).ThenBy(i => wheels[i].Name, StringComparer.Ordinal).ToArray();
        for (var at = 0; at < order.Length; at++)
        {
            var j = order[at];
            var (leader, chance, most) = (-1, 0.0, 0.001);
            // The wheel to follow is the one whose changes say most about this one's.
            for (var before = 0; before < at; before++)
            {
                var i = order[before];
                var ifFollowerChanges = together.Chance(i, j);
                if (ifFollowerChanges - rates[i] > most)
                    (leader, chance, most) = (i, Math.Min(1, ifFollowerChanges * rates[j] / rates[i]), ifFollowerChanges - rates[i]);
            }
            Leaders[j] = leader;
            _changes[j] = Draw(wheels[j].Name, rates[j], leader < 0 ? null : _changes[leader], chance);
        }
    }

    /// <summary>Position of the wheel that each one follows; -1 for none.</summary>
    public int[] Leaders { get; }

    /// <summary>The scenarios in which a wheel changes, as bits.</summary>
    /// <param name="wheel">Position of the wheel.</param>
    public ReadOnlySpan<ulong> Of(int wheel) => _changes[wheel];

    /// <summary>Share of the scenarios in which anything of a group changes.</summary>
    /// <param name="wheels">Positions of its wheels.</param>
    public double ChanceOfAny(IEnumerable<int> wheels)
    {
        Span<ulong> union = stackalloc ulong[Words];
        foreach (var wheel in wheels)
            for (var i = 0; i < Words; i++)
                union[i] |= _changes[wheel][i];
        return Size(union) / (double)Count;
    }

    /// <summary>How many scenarios are in a set.</summary>
    /// <param name="set">The set.</param>
    public static int Size(ReadOnlySpan<ulong> set)
    {
        var size = 0;
        foreach (var word in set)
            size += BitOperations.PopCount(word);
        return size;
    }

    private static ulong[] Draw(string name, double rate, ulong[]? leader, double chance)
    {
        var set = new ulong[Words];
        var wanted = Math.Max(1, (int)Math.Round(rate * Count));
        var order = new Shuffle(name);
        if (leader is not null)
        {
            var shared = Math.Min(wanted, (int)(chance * Size(leader)));
            Take(set, order, shared, leader, invert: 0);
            Take(set, order, wanted - shared, leader, invert: ulong.MaxValue);
            return set;
        }
        Take(set, order, wanted, set, invert: ulong.MaxValue);
        return set;
    }

    /// <summary>Adds the first so many, in the wheel's own order, of those that are in the other set (or are not, when inverted).</summary>
    private static void Take(ulong[] set, Shuffle order, int wanted, ulong[] from, ulong invert)
    {
        for (var rank = 0; wanted > 0 && rank < Count; rank++)
        {
            var place = order.At(rank);
            if (((from[place / 64] ^ invert) >> (place % 64) & 1) == 0)
                continue;
            set[place / 64] |= 1UL << (place % 64);
            wanted--;
        }
    }
}

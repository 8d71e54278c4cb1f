using System.Numerics;

namespace Slipway.Core.Layering;

/// <summary>A set of the steps of a history, one bit each.</summary>
/// <param name="words">The bits, lowest first.</param>
internal readonly struct StepSet(ulong[] words)
{
    /// <summary>An empty set.</summary>
    /// <param name="steps">Number of steps of the history.</param>
    public static StepSet Of(int steps) => new(new ulong[Math.Max(1, (steps + 63) / 64)]);

    /// <summary>The bits, lowest first.</summary>
    public ulong[] Words => words;

    /// <summary>How many steps are in it.</summary>
    public int Count => Shared(this);

    /// <summary>Adds a step.</summary>
    /// <param name="step">From 0.</param>
    public void Add(int step) => words[step / 64] |= 1UL << (step % 64);

    /// <summary>How many steps are in both.</summary>
    /// <param name="other">A set of the same history.</param>
    public int Shared(StepSet other)
    {
        var count = 0;
        for (var i = 0; i < words.Length; i++)
            count += BitOperations.PopCount(words[i] & other.Words[i]);
        return count;
    }
}

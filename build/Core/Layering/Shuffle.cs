namespace Slipway.Core.Layering;

/// <summary>An order of the scenarios that looks like chance, and is the same for a name on every machine.</summary>
internal readonly struct Shuffle
{
    private const int Bits = 10;
    private const uint Mask = (1 << Bits) - 1;
    private readonly ulong _seed;

    /// <summary>The order of a name.</summary>
    /// <param name="name">The name.</param>
    public Shuffle(string name)
    {
        // FNV-1a and the last steps of MurmurHash3: short, and fixed for ever.
        var hash = 14695981039346656037UL;
        foreach (var c in name)
            hash = (hash ^ c) * 1099511628211UL;
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL;
        _seed = hash ^ (hash >> 33);
    }

    /// <summary>The scenario of a rank: each one exactly once for all ranks.</summary>
    /// <param name="rank">0 to 1023.</param>
    public int At(int rank)
    {
        // Every step can be undone in ten bits (adding, multiplying by an odd number, folding the upper half in), so no two ranks meet.
        var x = (uint)rank;
        for (var round = 0; round < 4; round++)
        {
            var key = (uint)(_seed >> (round * 16));
            x = (x + key) & Mask;
            x = (x * (((key >> 3) & Mask) | 1)) & Mask;
            x ^= x >> (Bits / 2);
        }
        return (int)x;
    }
}

using System.Numerics;

namespace Slipway.Core.Layering;

/// <summary>A group of wheels while the plan is made: bytes, and the scenarios in which anything of it changes.</summary>
/// <param name="scenarios">The scenarios.</param>
internal sealed class WheelSet(Scenarios scenarios)
{
    private readonly ushort[] _times = new ushort[Scenarios.Count];
    private readonly ulong[] _any = new ulong[Scenarios.Count / 64];
    private readonly ulong[] _once = new ulong[Scenarios.Count / 64];
    private int _size;

    /// <summary>Positions of its wheels.</summary>
    public List<int> Wheels { get; } = [];

    /// <summary>Sum of their sizes.</summary>
    public double Bytes { get; private set; }

    /// <summary>What it is expected to cost in an update; nothing when empty.</summary>
    public double Cost { get; private set; }

    /// <summary>Adds a wheel.</summary>
    /// <param name="wheel">Its position.</param>
    /// <param name="size">Its bytes.</param>
    public void Add(int wheel, double size)
    {
        Wheels.Add(wheel);
        Bytes += size;
        Count(scenarios.Of(wheel), 1);
    }

    /// <summary>Takes a wheel out.</summary>
    /// <param name="wheel">Its position.</param>
    /// <param name="size">Its bytes.</param>
    public void Remove(int wheel, double size)
    {
        Wheels.Remove(wheel);
        Bytes -= size;
        Count(scenarios.Of(wheel), -1);
    }

    /// <summary>What it would cost with a wheel more.</summary>
    /// <param name="wheel">Its position.</param>
    /// <param name="size">Its bytes.</param>
    public double CostWith(int wheel, double size)
    {
        var set = scenarios.Of(wheel);
        var any = 0;
        for (var i = 0; i < set.Length; i++)
            any += BitOperations.PopCount(_any[i] | set[i]);
        return CostOf(Bytes + size, any);
    }

    /// <summary>What it would cost without one of its wheels.</summary>
    /// <param name="wheel">Its position.</param>
    /// <param name="size">Its bytes.</param>
    public double CostWithout(int wheel, double size)
    {
        if (Wheels.Count == 1)
            return 0;
        var set = scenarios.Of(wheel);
        var any = 0;
        for (var i = 0; i < set.Length; i++)
            any += BitOperations.PopCount(_any[i] & ~(_once[i] & set[i]));
        return CostOf(Bytes - size, any);
    }

    /// <summary>What both would cost as one, beyond what they cost apart.</summary>
    /// <param name="other">Another group.</param>
    /// <param name="below">Only a cost below this one matters: where it cannot be, counting is saved and the greatest number returned.</param>
    public double CostOfMerging(WheelSet other, double below)
    {
        var apart = Cost + other.Cost;
        if (CostOf(Bytes + other.Bytes, Math.Max(_size, other._size)) - apart >= below)
            return double.MaxValue;
        var any = 0;
        for (var i = 0; i < _any.Length; i++)
            any += BitOperations.PopCount(_any[i] | other._any[i]);
        return CostOf(Bytes + other.Bytes, any) - apart;
    }

    private static double CostOf(double bytes, int scenarios) => LayerCost.Of(bytes, scenarios / (double)Scenarios.Count);

    private void Count(ReadOnlySpan<ulong> set, int by)
    {
        for (var i = 0; i < set.Length; i++)
        for (var rest = set[i]; rest != 0; rest &= rest - 1)
        {
            var bit = BitOperations.TrailingZeroCount(rest);
            var times = _times[i * 64 + bit] = (ushort)(_times[i * 64 + bit] + by);
            var mask = 1UL << bit;
            _any[i] = times > 0 ? _any[i] | mask : _any[i] & ~mask;
            _once[i] = times == 1 ? _once[i] | mask : _once[i] & ~mask;
        }
        _size = Scenarios.Size(_any);
        Cost = Wheels.Count == 0 ? 0 : CostOf(Bytes, _size);
    }
}

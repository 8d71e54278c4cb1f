using System.Numerics;

namespace Slipway.Core.Locks;

/// <summary>The order of versions (PEP 440, "Summary of permitted suffixes and relative ordering").</summary>
internal static class PythonVersionOrder
{
    internal static int Compare(PythonVersion a, PythonVersion? b)
    {
        if (b is null)
            return 1;
        var order = a.Epoch.CompareTo(b.Epoch);
        if (order == 0)
            order = Lists(WithoutTrailingZeros(a.Release), WithoutTrailingZeros(b.Release), (x, y) => x.CompareTo(y));
        if (order == 0)
            order = PreRank(a).CompareTo(PreRank(b));
        // No post-release comes before any; no development release comes after any.
        if (order == 0)
            order = (a.Post ?? -1).CompareTo(b.Post ?? -1);
        if (order == 0)
            order = (a.Dev is null, a.Dev ?? 0).CompareTo((b.Dev is null, b.Dev ?? 0));
        return order == 0 ? Local(a.Local, b.Local) : order;
    }

    internal static IReadOnlyList<BigInteger> WithoutTrailingZeros(IReadOnlyList<BigInteger> release)
    {
        var count = release.Count;
        while (count > 0 && release[count - 1].IsZero)
            count--;
        return [.. release.Take(count)];
    }

    /// <summary>A development release of the final version comes before its first alpha; the final version after the last candidate.</summary>
    private static (int, BigInteger) PreRank(PythonVersion v) =>
        v switch
        {
            { Pre: { } pre } => (pre.Letter[0] - 'a', pre.Number),
            { Post: null, Dev: not null } => (-1, 0),
            _ => (int.MaxValue, 0),
        };

    private static int Local(string? a, string? b)
    {
        if (a is null || b is null)
            return (a is not null).CompareTo(b is not null);
        return Lists(a.Split('.'), b.Split('.'), Part);
    }

    /// <summary>Numbers come after words.</summary>
    private static int Part(string a, string b) =>
        (BigInteger.TryParse(a, out var x), BigInteger.TryParse(b, out var y)) switch
        {
            (true, true) => x.CompareTo(y),
            (false, false) => string.CompareOrdinal(a, b),
            (var left, var right) => left.CompareTo(right),
        };

    private static int Lists<T>(IReadOnlyList<T> a, IReadOnlyList<T> b, Func<T, T, int> compare)
    {
        for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
        {
            var order = compare(a[i], b[i]);
            if (order != 0)
                return order;
        }
        return a.Count.CompareTo(b.Count);
    }
}

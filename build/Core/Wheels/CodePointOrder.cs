namespace Slipway.Core.Wheels;

/// <summary>Orders texts by code points, as Python and UTF-8 bytes do. Ordinal order differs where surrogate pairs meet U+E000 to U+FFFF.</summary>
internal sealed class CodePointOrder : IComparer<string>
{
    internal static readonly CodePointOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var a = x.AsSpan();
        var b = y.AsSpan();
        var common = a.CommonPrefixLength(b);
        if (common == a.Length || common == b.Length)
            return a.Length.CompareTo(b.Length);
        return Rank(a[common]).CompareTo(Rank(b[common]));
    }

    /// <summary>Surrogates stand for code points above U+FFFF: they come last.</summary>
    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}

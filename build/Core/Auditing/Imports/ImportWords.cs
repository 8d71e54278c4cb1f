using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Slipway.Core.Auditing.Imports;

/// <summary>
/// Goes over the words of a source that may stand before a module's name: <c>import</c>, and of calls <c>find_spec</c>, <c>_available(</c> and <c>azy</c> (lazy loaders). All in one
/// pass: a search for each took most of what an audit does with Python files. Looked for are the two bytes of each word that are rare in Python, 32 places at a time.
/// </summary>
/// <param name="source">The source.</param>
public ref struct ImportWords(ReadOnlySpan<byte> source)
{
    private const int Block = 32;

    private readonly ReadOnlySpan<byte> _source = source;
    private uint _pairs;
    private int _block = -Block;

    /// <summary>Where the present word begins.</summary>
    public int Position { get; private set; }

    /// <summary>Whether it is <c>import</c>.</summary>
    public bool IsImport { get; private set; }

    /// <summary>Goes to the next word; false where there is none.</summary>
    public bool Next()
    {
        while (_pairs > 0 || NextBlock())
        {
            var pair = _block + BitOperations.TrailingZeroCount(_pairs);
            _pairs &= _pairs - 1;
            if (IsWord(pair))
                return true;
        }
        return false;
    }

    /// <summary>Goes to the next block in which a pair stands, with a bit for each of them.</summary>
    private bool NextBlock()
    {
        ref var start = ref MemoryMarshal.GetReference(_source);
        var block = _block + Block;
        var pairs = 0u;
        for (; block + Block < _source.Length && pairs == 0; block += Block)
            pairs = Pairs(Vector256.LoadUnsafe(ref start, (nuint)block), Vector256.LoadUnsafe(ref start, (nuint)block + 1));
        if (pairs == 0 && block < _source.Length)
        {
            Span<byte> rest = stackalloc byte[Block + 1];
            rest.Clear();
            _source[block..].CopyTo(rest);
            pairs = Pairs(Vector256.Create<byte>(rest), Vector256.Create<byte>(rest[1..]));
            block += Block;
        }
        (_block, _pairs) = (block - Block, pairs);
        return pairs > 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Pairs(Vector256<byte> first, Vector256<byte> second)
    {
        var mp =
            (Vector256.Equals(first, Vector256.Create((byte)'m')) | Vector256.Equals(first, Vector256.Create((byte)'s')))
            & Vector256.Equals(second, Vector256.Create((byte)'p'));
        var ai = Vector256.Equals(first, Vector256.Create((byte)'a')) & Vector256.Equals(second, Vector256.Create((byte)'i'));
        var zy = Vector256.Equals(first, Vector256.Create((byte)'z')) & Vector256.Equals(second, Vector256.Create((byte)'y'));
        return (mp | ai | zy).ExtractMostSignificantBits();
    }

    private bool IsWord(int pair) =>
        _source[pair] switch
        {
            (byte)'m' => Is("import"u8, pair - 1),
            (byte)'s' => Is("find_spec"u8, pair - "find_".Length),
            (byte)'a' => Is("_available("u8, pair - "_av".Length),
            _ => Is("azy"u8, pair - 1),
        };

    private bool Is(ReadOnlySpan<byte> word, int at)
    {
        if (at < 0 || !_source[at..].StartsWith(word))
            return false;
        (Position, IsImport) = (at, word[0] == 'i');
        return true;
    }
}

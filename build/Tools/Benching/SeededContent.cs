using Slipway.Core.Streams;

namespace Slipway.Tools.Benching;

/// <summary>Bytes drawn from a seed that pack as programs and their data do, to about 0.6: words that come again, between bytes that pack a little and bytes that do not.</summary>
internal sealed class SeededContent : ForwardStream
{
    private const int Words = 1 << 12;
    private const int WordBytes = 16;
    private static readonly byte[] s_words = Draw(Words * WordBytes);

    private readonly byte[] _piece = new byte[1 << 14];
    private ulong _state;
    private long _left;
    private int _start;
    private int _end;

    /// <summary>Begins.</summary>
    /// <param name="seed">The same one gives the same bytes.</param>
    /// <param name="size">How many.</param>
    public SeededContent(long seed, long size)
    {
        (_state, _left) = ((ulong)seed * 0x9E3779B97F4A7C15 + 1, size);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_start == _end)
            Fill();
        var count = (int)Math.Min(Math.Min(buffer.Length, _end - _start), _left);
        _piece.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        _left -= count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    private static byte[] Draw(int count)
    {
        var bytes = new byte[count];
        new Random(20_261_122).NextBytes(bytes);
        return bytes;
    }

    private void Fill()
    {
        (_start, _end) = (0, _piece.Length);
        for (var at = 0; at < _piece.Length; at += WordBytes)
        {
            var word = _piece.AsSpan(at, WordBytes);
            var choice = Next();
            if (choice % 100 < 50)
            {
                s_words.AsSpan((int)((choice >> 32) % Words) * WordBytes, WordBytes).CopyTo(word);
                continue;
            }
            BitConverter.TryWriteBytes(word, Next());
            BitConverter.TryWriteBytes(word[8..], Next());
            // Seven bits of eight: what an entropy coder shrinks by an eighth.
            for (var i = 0; choice % 100 < 80 && i < WordBytes; i++)
                word[i] &= 0x7F;
        }
    }

    /// <summary>xorshift64* (Marsaglia; Vigna).</summary>
    private ulong Next()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return _state * 0x2545F4914F6CDD1D;
    }
}

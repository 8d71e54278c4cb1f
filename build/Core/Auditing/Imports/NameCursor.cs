using System.Buffers;

namespace Slipway.Core.Auditing.Imports;

/// <summary>Goes over the names behind <c>import</c>: <c>a.b as c, d</c>, in brackets over several lines.</summary>
/// <param name="source">The source.</param>
/// <param name="position">Behind the word.</param>
internal ref struct NameCursor(ReadOnlySpan<byte> source, int position)
{
    private readonly ReadOnlySpan<byte> _source = source;
    private bool _inBrackets;

    /// <summary>Where reading goes on.</summary>
    public int Position { get; private set; } = position;

    /// <summary>The present name.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Goes to the next name; false at the statement's end.</summary>
    /// <param name="letters">What a name is made of.</param>
    public bool Next(SearchValues<byte> letters)
    {
        while (Position < _source.Length)
        {
            var letter = _source[Position];
            if (letter is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)',')
                Position++;
            else if (letter == '(' && !_inBrackets)
                (_inBrackets, Position) = (true, Position + 1);
            else if (letter == '#' && _inBrackets)
                Position += Math.Max(1, _source[Position..].IndexOf((byte)'\n'));
            else if (letter == '\n' && _inBrackets)
                Position++;
            else if (letter == '\\' && Position + 1 < _source.Length && _source[Position + 1] is (byte)'\n' or (byte)'\r')
                Position += 2;
            else if (!letters.Contains(letter))
                return false;
            else if (Take(letters) is var word && word.SequenceEqual("as"u8))
                Alias(letters);
            else
            {
                Name = word;
                return true;
            }
        }
        return false;
    }

    private ReadOnlySpan<byte> Take(SearchValues<byte> letters)
    {
        var length = _source[Position..].IndexOfAnyExcept(letters);
        var word = length < 0 ? _source[Position..] : _source.Slice(Position, length);
        Position += word.Length;
        return word;
    }

    /// <summary>Passes over the name behind <c>as</c>.</summary>
    private void Alias(SearchValues<byte> letters)
    {
        while (Position < _source.Length && _source[Position] is (byte)' ' or (byte)'\t')
            Position++;
        if (Position < _source.Length && letters.Contains(_source[Position]))
            Take(letters);
    }
}

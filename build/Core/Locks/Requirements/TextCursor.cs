namespace Slipway.Core.Locks.Requirements;

/// <summary>A place in a text that is being read, and the first thing that was wrong with it.</summary>
internal sealed class TextCursor(string text)
{
    private int _at;

    /// <summary>What was expected where; empty while nothing is wrong.</summary>
    public string Reason { get; private set; } = "";

    public bool AtEnd => _at == text.Length;

    public char Next => AtEnd ? '\0' : text[_at];

    /// <summary>Notes what was expected here. The first note counts.</summary>
    public void Fail(string expected)
    {
        if (Reason.Length == 0)
            Reason = AtEnd ? $"it ends where {expected} is expected" : $"{expected} is expected at character {_at + 1}";
    }

    public void SkipBlanks()
    {
        while (Next is ' ' or '\t')
            _at++;
    }

    /// <summary>Moves beyond a word of signs when it is next.</summary>
    public bool Take(string signs)
    {
        if (string.CompareOrdinal(text, _at, signs, 0, signs.Length) != 0)
            return false;
        _at += signs.Length;
        return true;
    }

    /// <summary>Moves beyond a word of letters when it is next and ends there.</summary>
    public bool TakeWord(string word)
    {
        var start = _at;
        if (Take(word) && !(char.IsAsciiLetterOrDigit(Next) || Next is '_'))
            return true;
        _at = start;
        return false;
    }

    /// <summary>The characters up to the first that does not belong; moves behind them.</summary>
    public string TakeWhile(Func<char, bool> belongs)
    {
        var start = _at;
        while (!AtEnd && belongs(text[_at]))
            _at++;
        return text[start.._at];
    }
}

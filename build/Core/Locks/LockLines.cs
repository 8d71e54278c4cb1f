namespace Slipway.Core.Locks;

/// <summary>The lines of a text, one after another, without their ends.</summary>
internal ref struct LockLines(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    /// <summary>The present line, without line feed and carriage return.</summary>
    public ReadOnlySpan<char> Line { get; private set; }

    /// <summary>Its number, from 1; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the present line was ended by a line feed.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Goes to the next line; false where there is none.</summary>
    public bool Next()
    {
        if (_rest.IsEmpty)
            return false;
        var end = _rest.IndexOf('\n');
        IsWhole = end >= 0;
        Line = (IsWhole ? _rest[..end] : _rest).TrimEnd('\r');
        _rest = IsWhole ? _rest[(end + 1)..] : [];
        Number++;
        return true;
    }
}

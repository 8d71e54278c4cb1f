using System.Text;

namespace Slipway.Core.Locks.Builds;

/// <summary>A place in a TOML document.</summary>
/// <param name="text">The document.</param>
internal sealed class TomlCursor(string text)
{
    private int _at;

    /// <summary>Goes to the next line that says something; false at the end.</summary>
    public bool NextLine()
    {
        PassBlank(withLines: true);
        return _at < text.Length;
    }

    /// <summary>The name in <c>[name]</c> or <c>[[name]]</c>, without blanks and quotes; null where this is no header.</summary>
    public string? Header()
    {
        if (text[_at] != '[')
            return null;
        var end = text.IndexOf('\n', _at);
        var line = (end < 0 ? text[_at..] : text[_at..end]).Split('#')[0].Trim().Trim('[', ']');
        _at = end < 0 ? text.Length : end;
        return Plain(line);
    }

    /// <summary>The key before <c>=</c>; null where there is none.</summary>
    public string? Key()
    {
        var start = _at;
        while (_at < text.Length && text[_at] is not ('=' or '\n'))
        {
            if (text[_at] is '"' or '\'')
                _ = Quoted();
            else
                _at++;
        }
        if (_at >= text.Length || text[_at] != '=')
            return null;
        return Plain(text[start.._at++]);
    }

    /// <summary>The texts of a value: one for a text, those of a list; none for any other value. Null where it does not end.</summary>
    public IReadOnlyList<string>? Value()
    {
        var (values, depth) = (new List<string>(), 0);
        while (true)
        {
            PassBlank(withLines: depth > 0);
            if (_at >= text.Length || (depth == 0 && text[_at] == '\n'))
                return depth == 0 ? values : null;
            switch (text[_at])
            {
                case '"' or '\'':
                    if (Quoted() is not { } read)
                        return null;
                    values.Add(read);
                    break;
                case '[' or '{':
                    (_at, depth) = (_at + 1, depth + 1);
                    break;
                case ']' or '}':
                    (_at, depth) = (_at + 1, depth - 1);
                    break;
                default:
                    _at++;
                    break;
            }
            if (depth < 0)
                return null;
        }
    }

    private string? Quoted()
    {
        var quote = text[_at];
        var mark = text.AsSpan(_at).StartsWith(new string(quote, 3)) ? new string(quote, 3) : quote.ToString();
        var read = new StringBuilder();
        for (_at += mark.Length; _at < text.Length; _at++)
        {
            if (text.AsSpan(_at).StartsWith(mark))
            {
                _at += mark.Length;
                return read.ToString();
            }
            if (text[_at] == '\n' && mark.Length == 1)
                return null;
            if (text[_at] == '\\' && quote == '"' && _at + 1 < text.Length)
                _at++;
            read.Append(text[_at]);
        }
        return null;
    }

    private void PassBlank(bool withLines)
    {
        while (_at < text.Length)
        {
            if (text[_at] == '#')
                _at = text.IndexOf('\n', _at) is >= 0 and var end ? end : text.Length;
            else if (text[_at] is ' ' or '\t' or '\r' or '\uFEFF' || (withLines && text[_at] == '\n'))
                _at++;
            else
                return;
        }
    }

    private static string Plain(string name) => string.Join('.', name.Split('.').Select(x => x.Trim().Trim('"', '\'')));
}

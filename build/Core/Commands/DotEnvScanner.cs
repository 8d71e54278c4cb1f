using Slipway.Core.Diagnostics;

namespace Slipway.Core.Commands;

/// <summary>Cuts a <c>.env</c> file into assignments, by the rules of docker compose: <c>NAME=VALUE</c> or <c>NAME: VALUE</c>, <c>export</c>, comments, quotes over several lines.</summary>
internal sealed class DotEnvScanner
{
    private readonly string _text;
    private readonly string _path;
    private readonly List<DotEnvAssignment> _assignments = [];
    private readonly List<Problem> _problems = [];
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private DotEnvScanner(string text, string path) => (_text, _path) = (text, path);

    /// <summary>The assignments and what is malformed, both in the order of the file. No value is ever in a message: it may be a secret of another program.</summary>
    /// <param name="text">The file's text; a byte order mark and CRLF are passed over.</param>
    /// <param name="path">The file, for messages.</param>
    public static (IReadOnlyList<DotEnvAssignment> Assignments, IReadOnlyList<Problem> Problems) Scan(string text, string path)
    {
        var scanner = new DotEnvScanner(text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal), path);
        while (scanner.NextLine())
            scanner.Statement();
        return (scanner._assignments, scanner._problems);
    }

    private int Column => _at - _lineStart + 1;

    private char Here => _at < _text.Length ? _text[_at] : '\n';

    /// <summary>Goes to the next thing that is neither blank nor a comment.</summary>
    private bool NextLine()
    {
        while (_at < _text.Length && (char.IsWhiteSpace(Here) || Here == '#'))
        {
            if (Here == '#')
                _at = EndOfLine();
            else
                Step();
        }
        return _at < _text.Length;
    }

    private void Statement()
    {
        if (_text.AsSpan(_at).StartsWith("export ", StringComparison.Ordinal) || _text.AsSpan(_at).StartsWith("export\t", StringComparison.Ordinal))
        {
            _at += "export".Length;
            SkipBlanks();
        }
        var (line, start) = (_line, _at);
        while (char.IsLetterOrDigit(Here) || Here is '_' or '.' or '-')
            _at++;
        var name = _text[start.._at];
        SkipBlanks();
        if (name.Length > 0 && Here is '=' or ':')
        {
            _at++;
            SkipBlanks();
            Value(name, line);
        }
        else if (name.Length > 0 && Here is '\n' or '#')
            // A bare name hands the environment's own value on: nothing to do.
            _at = EndOfLine();
        else
            Refuse(Column, name.Length == 0 ? "no name before this" : $"a '=' is missing after '{Printable.Of(name, 40)}'");
    }

    private void Value(string name, int line)
    {
        var column = Column;
        if (Here is not ('\'' or '"'))
        {
            var end = EndOfLine();
            Add(new DotEnvAssignment(name, Unquoted(_text[_at..end], _text[_at - 1]), DotEnvQuote.None, line, column));
            _at = end;
            return;
        }
        var close = ClosingQuote();
        if (close < 0)
        {
            Refuse(column, $"the quote {Here} is not closed");
            return;
        }
        var quote = Here == '"' ? DotEnvQuote.Double : DotEnvQuote.Single;
        Add(new DotEnvAssignment(name, _text[(_at + 1)..close], quote, line, column + 1));
        while (_at <= close)
            Step();
        SkipBlanks();
        if (Here is not ('\n' or '#'))
            Refuse(Column, "text after the closing quote");
        _at = EndOfLine();
    }

    private void Add(DotEnvAssignment assignment)
    {
        if (assignment.Raw.Contains('\0', StringComparison.Ordinal))
            _problems.Add(VariableProblems.MalformedLine(_path, assignment.Line, assignment.Column, "a NUL character in the value"));
        else
            _assignments.Add(assignment);
    }

    private int ClosingQuote()
    {
        for (var i = _at + 1; i < _text.Length; i++)
        {
            if (_text[i] == '\\')
                i++;
            else if (_text[i] == Here)
                return i;
        }
        return -1;
    }

    /// <summary>A comment begins with a '#' after a blank.</summary>
    private static string Unquoted(string rest, char before)
    {
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] == '#' && char.IsWhiteSpace(i == 0 ? before : rest[i - 1]))
                return rest[..i].Trim();
        }
        return rest.Trim();
    }

    private void Refuse(int column, string reason)
    {
        _problems.Add(VariableProblems.MalformedLine(_path, _line, column, reason));
        _at = EndOfLine();
    }

    private int EndOfLine() => _text.IndexOf('\n', _at) is >= 0 and var end ? end : _text.Length;

    private void SkipBlanks()
    {
        while (Here is ' ' or '\t' or '\r')
            _at++;
    }

    private void Step()
    {
        if (_text[_at++] == '\n')
            (_line, _lineStart) = (_line + 1, _at);
    }
}

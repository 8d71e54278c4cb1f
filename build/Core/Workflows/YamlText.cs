using System.Text;

namespace Slipway.Core.Workflows;

/// <summary>Writes the YAML that workflows need: maps, lists, single values, comments. A text is quoted wherever a reader of YAML 1.1 or 1.2 could take it for something else.</summary>
internal sealed class YamlText
{
    private const string Special = "-?:,[]{}#&*!|>'\"%@`";
    private static readonly HashSet<string> s_words = new(["true", "false", "null", "yes", "no", "on", "off", "y", "n", "~"], StringComparer.OrdinalIgnoreCase);
    private readonly StringBuilder _text = new();
    private int _depth;
    private string _mark = "";

    /// <summary>An empty line.</summary>
    public void Gap() => _text.Append('\n');

    /// <summary>A line of comment.</summary>
    /// <param name="text">Its text.</param>
    public void Comment(string text) => Line(text.Length == 0 ? "#" : $"# {text}", isItem: false);

    /// <summary>A key with a value, quoted where it has to be.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="comment">A comment behind it; null for none.</param>
    public void Value(string key, string value, string? comment = null) => Line($"{key}: {Scalar(value)}{(comment is null ? "" : $" # {comment}")}");

    /// <summary>A key with a value that is written as it is: a number, true, a list in brackets.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void Plain(string key, string value) => Line($"{key}: {value}");

    /// <summary>A key with a list of texts on one line.</summary>
    /// <param name="key">The key.</param>
    /// <param name="values">The texts.</param>
    public void List(string key, IEnumerable<string> values) => Line($"{key}: [{string.Join(", ", values.Select(x => Scalar(x, inList: true)))}]");

    /// <summary>A key with a map below it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="body">Writes the map.</param>
    public void Map(string key, Action body)
    {
        Line($"{key}:");
        _depth++;
        body();
        _depth--;
    }

    /// <summary>An item of a list that is a map: its first line carries the mark.</summary>
    /// <param name="body">Writes the map.</param>
    public void Item(Action body)
    {
        _mark = "- ";
        body();
        _depth--;
    }

    /// <inheritdoc />
    public override string ToString() => _text.ToString();

    /// <summary>A text as YAML takes it.</summary>
    /// <param name="value">The text; one line.</param>
    /// <param name="inList">Whether it stands in brackets, where commas and braces mean something.</param>
    private static string Scalar(string value, bool inList = false) =>
        NeedsQuotes(value) || (inList && value.AsSpan().ContainsAny(",[]{}")) ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'" : value;

    private static bool NeedsQuotes(string value) =>
        value.Length == 0
        || value[0] is ' ' or '='
        || value[^1] is ' ' or ':'
        || Special.Contains(value[0], StringComparison.Ordinal)
        || char.IsAsciiDigit(value[0])
        || (value[0] is '.' or '+' && value.Length > 1 && char.IsAsciiLetterOrDigit(value[1]))
        || s_words.Contains(value)
        || value.Contains(": ", StringComparison.Ordinal)
        || value.Contains(" #", StringComparison.Ordinal)
        || value.Any(char.IsControl);

    private void Line(string text, bool isItem = true)
    {
        _text.Append(' ', _depth * 2);
        if (isItem && _mark.Length > 0)
        {
            _text.Append(_mark);
            _mark = "";
            _depth++;
        }
        _text.Append(text).Append('\n');
    }
}

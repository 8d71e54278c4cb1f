using System.Buffers;

namespace Slipway.Core.Locks.Index;

/// <summary>
/// A start tag and its attributes: all that an index page is read for. Core uses no package, and these pages are lists of links,
/// so this reads tags in one pass, as browsers do, and nothing between them.
/// </summary>
/// <param name="Name">Lower-case name.</param>
/// <param name="Attributes">Values by lower-case name, character references resolved.</param>
internal sealed record HtmlTag(string Name, IReadOnlyDictionary<string, string> Attributes)
{
    private const string CommentStart = "<!--";
    private const string CommentEnd = "-->";
    private static readonly SearchValues<char> BareEnds = SearchValues.Create(" \t\r\n\f>");

    internal string? Attribute(string name) => Attributes.GetValueOrDefault(name);

    /// <summary>All start tags outside of comments, in order. One that the page's end cuts off is none.</summary>
    internal static IEnumerable<HtmlTag> Read(string html)
    {
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = at < html.Length ? html.IndexOf('<', at) : -1)
        {
            if (string.CompareOrdinal(html, at, CommentStart, 0, CommentStart.Length) == 0)
            {
                var end = html.IndexOf(CommentEnd, at + CommentStart.Length, StringComparison.Ordinal);
                at = end < 0 ? html.Length : end + CommentEnd.Length;
                continue;
            }
            at++;
            if (!char.IsAsciiLetter(html[at]))
                continue;
            var name = Word(html, ref at);
            if (AttributesAt(html, ref at) is { } attributes)
                yield return new HtmlTag(name, attributes);
        }
    }

    private static Dictionary<string, string>? AttributesAt(string html, ref int at)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (true)
        {
            while (at < html.Length && (char.IsWhiteSpace(html[at]) || html[at] is '/' or '=' or '"' or '\''))
                at++;
            if (at >= html.Length)
                return null;
            if (html[at] == '>')
            {
                at++;
                return attributes;
            }
            var name = Word(html, ref at);
            attributes.TryAdd(name, HtmlText.Decode(ValueAt(html, ref at)));
        }
    }

    private static string ValueAt(string html, ref int at)
    {
        var next = at;
        while (next < html.Length && char.IsWhiteSpace(html[next]))
            next++;
        if (next >= html.Length || html[next] != '=')
            return "";
        at = next + 1;
        while (at < html.Length && char.IsWhiteSpace(html[at]))
            at++;
        if (at >= html.Length)
            return "";
        var isQuoted = html[at] is '"' or '\'';
        var end = isQuoted ? html.IndexOf(html[at], at + 1) : html.AsSpan(at).IndexOfAny(BareEnds) + at;
        if (end < at)
            end = html.Length;
        var value = html[(isQuoted ? at + 1 : at)..end];
        at = isQuoted ? Math.Min(end + 1, html.Length) : end;
        return value;
    }

    private static string Word(string html, ref int at)
    {
        var start = at;
        while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] is not ('>' or '=' or '/' or '"' or '\''))
            at++;
        return html[start..at].ToLowerInvariant();
    }
}

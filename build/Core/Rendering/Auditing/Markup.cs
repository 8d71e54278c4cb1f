using System.Globalization;
using System.Text;

namespace Slipway.Core.Rendering.Auditing;

/// <summary>HTML that grows. What is not written by this build itself goes through <see cref="Text"/>; nothing else escapes.</summary>
internal sealed class Markup
{
    private readonly StringBuilder _html = new();

    /// <summary>Adds markup as it is. Numbers are written the same in every country.</summary>
    /// <param name="html">Markup; other people's words in it are escaped already.</param>
    public Markup Add(FormattableString html)
    {
        _html.AppendFormat(CultureInfo.InvariantCulture, html.Format, html.GetArguments());
        return this;
    }

    /// <summary>Somebody's words for the text of an element or a quoted attribute; what cannot be seen is written out.</summary>
    /// <param name="words">Any text.</param>
    public static string Text(string words)
    {
        var shown = AuditWords.Shown(words);
        if (shown.AsSpan().IndexOfAny("&<>\"'") < 0)
            return shown;
        var text = new StringBuilder(shown.Length + 16);
        foreach (var c in shown)
            text.Append(
                c switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '"' => "&quot;",
                    '\'' => "&#39;",
                    _ => c.ToString(),
                }
            );
        return text.ToString();
    }

    /// <summary>A path or a version, in a face in which letters have one width. Its own direction does not turn the page's around.</summary>
    /// <param name="words">Any text.</param>
    public static string Code(string words) => $"<code><bdi>{Text(words)}</bdi></code>";

    /// <inheritdoc />
    public override string ToString() => _html.ToString();
}

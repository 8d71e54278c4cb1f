using System.Globalization;
using System.Text;
using Slipway.Core.Rendering.Auditing;

namespace Slipway.Core.Rendering;

/// <summary>Others' words in Markdown: names of files and packages may be anything, and must neither format, link, call anybody nor end a table.</summary>
internal static class MarkdownWords
{
    /// <summary>A head of a table. A word that ends in a colon stands over numbers.</summary>
    /// <param name="text">Where it is written.</param>
    /// <param name="heads">The words.</param>
    public static void Table(StringBuilder text, params string[] heads) =>
        text.Append(
            $"| {string.Join(" | ", heads.Select(x => x.TrimEnd(':')))} |\n|{string.Concat(heads.Select(x => x.EndsWith(':') ? " ---: |" : " --- |"))}\n"
        );

    /// <summary>A row of a table.</summary>
    /// <param name="text">Where it is written.</param>
    /// <param name="cells">Cells, fit for Markdown.</param>
    public static void Row(StringBuilder text, params string[] cells) => text.Append($"| {string.Join(" | ", cells)} |\n");

    /// <summary>Words in a cell of a table, left as they are but for what would end it.</summary>
    /// <param name="words">The words.</param>
    public static string Cell(string words) => words.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");

    /// <summary>A name as code: no Markdown in it, no link, and no mention of anybody.</summary>
    /// <param name="name">The name; nothing is written for null or nothing.</param>
    public static string Code(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return "";
        var shown = AuditWords.Shown(name);
        // A backslash before the bar would free it, and in code there is no other way to write one.
        return shown.Contains('|', StringComparison.Ordinal) ? $"<code>{Numbered(shown)}</code>" : $"`{shown.Replace("`", "'", StringComparison.Ordinal)}`";
    }

    /// <summary>Words as words.</summary>
    /// <param name="words">The words.</param>
    public static string Plain(string words)
    {
        var text = new StringBuilder();
        foreach (var c in AuditWords.Shown(words))
            text.Append(
                c switch
                {
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '&' => "&amp;",
                    '|' or '*' or '_' or '`' or '[' or ']' or '\\' or '~' => $"\\{c}",
                    // Written as a character reference it calls nobody.
                    '@' => "&#64;",
                    _ => c.ToString(),
                }
            );
        return text.ToString();
    }

    /// <summary>Words inside an HTML element, where Markdown may or may not be read: all but letters and digits as numbers.</summary>
    /// <param name="words">The words.</param>
    public static string Numbered(string words)
    {
        var text = new StringBuilder();
        foreach (var c in AuditWords.Shown(words))
            if (c is ' ' or '-' || c > '~' || char.IsAsciiLetterOrDigit(c))
                text.Append(c);
            else
                text.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
        return text.ToString();
    }
}

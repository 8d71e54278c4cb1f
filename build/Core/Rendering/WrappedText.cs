using System.Text;

namespace Slipway.Core.Rendering;

/// <summary>Text broken into lines at spaces. A word that is longer than a line stands alone and whole: a broken option or path cannot be typed.</summary>
public static class WrappedText
{
    /// <summary>The lines of a text.</summary>
    /// <param name="text">Words; runs of spaces count as one.</param>
    /// <param name="width">The most characters of a line, at least 1.</param>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }
            if (line.Length > 0)
                line.Append(' ');
            line.Append(word);
        }
        if (line.Length > 0)
            lines.Add(line.ToString());
        return lines;
    }

    /// <summary>A term and what it means, beside each other where there is room, else below each other.</summary>
    /// <param name="term">The term.</param>
    /// <param name="meaning">What it means.</param>
    /// <param name="column">Where meanings begin, counted from the left edge.</param>
    /// <param name="width">The most characters of a line.</param>
    public static IEnumerable<string> Entry(string term, string meaning, int column, int width)
    {
        const int Least = 30;
        if (width - column >= Least && term.Length + 4 <= column)
        {
            var lines = Lines(meaning, width - column);
            yield return $"  {term}".PadRight(column) + (lines.Count > 0 ? lines[0] : "");
            foreach (var line in lines.Skip(1))
                yield return new string(' ', column) + line;
            yield break;
        }
        foreach (var (part, index) in Lines(term, width - 4).Select((part, index) => (part, index)))
            yield return (index == 0 ? "  " : "    ") + part;
        var indent = width - column >= Least ? column : Math.Min(6, width / 5);
        foreach (var line in Lines(meaning, width - indent))
            yield return new string(' ', indent) + line;
    }
}

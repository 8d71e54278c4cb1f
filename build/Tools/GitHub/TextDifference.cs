using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Slipway.Tools.GitHub;

/// <summary>What differs between two texts, line by line.</summary>
public static class TextDifference
{
    private const int MostLines = 40;

    /// <summary>The lines that differ, with their number in the text that is there; at most forty.</summary>
    /// <param name="found">The text that is there.</param>
    /// <param name="wanted">The text that should be.</param>
    public static string Of(string found, string wanted)
    {
        var (lines, number) = (new List<string>(), 0);
        foreach (var line in InlineDiffBuilder.Diff(found, wanted, ignoreWhiteSpace: false).Lines)
        {
            if (line.Type != ChangeType.Inserted)
                number++;
            if (line.Type is ChangeType.Inserted or ChangeType.Deleted)
                lines.Add($"  {number, 4} {(line.Type == ChangeType.Inserted ? '+' : '-')} {line.Text}");
        }
        return lines.Count <= MostLines ? string.Join('\n', lines) : $"{string.Join('\n', lines.Take(MostLines))}\n  and {lines.Count - MostLines} lines more";
    }
}

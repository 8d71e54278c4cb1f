using System.Globalization;
using System.Text;
using Slipway.Core.Rendering;

namespace Slipway.Core.Workflows;

/// <summary>A matrix for people: on a terminal, and in the summary of a job.</summary>
public static class MatrixText
{
    /// <summary>Lines for a terminal.</summary>
    /// <param name="matrix">The matrix.</param>
    public static string Render(BuildMatrix matrix)
    {
        var width = matrix.Legs.Concat(matrix.Reused).Select(x => x.Name.Length).DefaultIfEmpty(0).Max();
        var text = new StringBuilder(Count(matrix)).Append('\n');
        foreach (var leg in matrix.Legs)
            text.Append(CultureInfo.InvariantCulture, $"  make    {leg.Name.PadRight(width)}  {leg.Runner}  {leg.Reason}\n");
        foreach (var leg in matrix.Reused)
            text.Append(CultureInfo.InvariantCulture, $"  reuse   {leg.Name.PadRight(width)}  {leg.Reason}\n");
        return text.ToString();
    }

    /// <summary>Markdown.</summary>
    /// <param name="matrix">The matrix.</param>
    public static string Markdown(BuildMatrix matrix)
    {
        var text = new StringBuilder("## Plan\n\n").Append(Count(matrix)).Append("\n\n| image | job | why |\n| --- | --- | --- |\n");
        foreach (var leg in matrix.Legs)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {MarkdownWords.Cell(leg.Name)} | {MarkdownWords.Cell(leg.Runner)} | {MarkdownWords.Cell(leg.Reason)} |\n"
            );
        foreach (var leg in matrix.Reused)
            text.Append(CultureInfo.InvariantCulture, $"| {MarkdownWords.Cell(leg.Name)} | none: reused | {MarkdownWords.Cell(leg.Reason)} |\n");
        return text.ToString();
    }

    private static string Count(BuildMatrix matrix) => $"{matrix.Legs.Count} to build, {matrix.Reused.Count} reused";
}

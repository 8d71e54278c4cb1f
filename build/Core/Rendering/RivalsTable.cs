using System.Globalization;
using System.Text;
using Slipway.Core.Planning.Forecasting;

namespace Slipway.Core.Rendering;

/// <summary>A row of a comparison.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">s, MB, kB; empty for a ratio.</param>
/// <param name="Cells">Every run of each contestant, in the order of the table's columns; empty where it was not measured.</param>
public sealed record RivalsRow(string Name, string Unit, IReadOnlyList<IReadOnlyList<double>> Cells);

/// <summary>Contestants side by side, as Markdown.</summary>
public static class RivalsTable
{
    /// <summary>The table: medians, and in the last column the best of the others over the first contestant.</summary>
    /// <param name="contestants">Names; the first one is compared with the others.</param>
    /// <param name="rivals">How many of the last contestants count as rivals.</param>
    /// <param name="rows">The rows.</param>
    public static string Render(IReadOnlyList<string> contestants, int rivals, IReadOnlyList<RivalsRow> rows)
    {
        var text = new StringBuilder();
        text.Append($"| figure | runs | {string.Join(" | ", contestants)} | best rival / {contestants[0]} |\n");
        text.Append($"| --- | --- | {string.Concat(contestants.Select(_ => "--- | "))}--- |\n");
        foreach (var row in rows)
        {
            var medians = row.Cells.Select(x => x.Count > 0 ? Median.Of(x) : (double?)null).ToList();
            var best = medians.TakeLast(rivals).Min();
            var ratio = medians[0] is > 0 && best is { } other ? Number(other / medians[0]!.Value) : "";
            text.Append($"| {row.Name}{(row.Unit.Length > 0 ? $", {row.Unit}" : "")} | {row.Cells.Max(x => x.Count)} ");
            text.Append($"| {string.Join(" | ", medians.Select(x => x is { } value ? Number(value) : "-"))} | {ratio} |\n");
        }
        return text.ToString();
    }

    private static string Number(double value) =>
        value.ToString(
            value switch
            {
                >= 100 => "0",
                >= 10 => "0.0",
                _ => "0.00",
            },
            CultureInfo.InvariantCulture
        );
}

using System.Globalization;
using System.Text;
using Slipway.Core.Layering;

namespace Slipway.Core.Rendering;

/// <summary>Replayed series as a Markdown table, the planner above the simple rules.</summary>
public static class LayersTable
{
    /// <summary>The table: bytes moved over the floor, 1.00 at best.</summary>
    /// <param name="series">The series.</param>
    public static string Render(IReadOnlyList<SeriesFigures> series)
    {
        var text = new StringBuilder();
        Row(text, "plan", series.Select(x => x.Name), "worst");
        Row(text, "---", series.Select(_ => "---"), "---");
        if (series.Count == 0)
            return text.ToString();
        for (var i = 0; i < series[0].Planned.Count; i++)
            Ratios(text, $"**Slipway, {Layers(series[0].Planned[i].Limit)}**", [.. series.Select(x => x.Planned[i].Result)]);
        for (var i = 0; i < series[0].Baselines.Count; i++)
            Ratios(text, series[0].Baselines[i].Name, [.. series.Select(x => x.Baselines[i].Result)]);
        Row(
            text,
            "layers at most, default",
            series.Select(x => x.Planned[^1].Result.MostLayers.ToString()),
            series.Max(x => x.Planned[^1].Result.MostLayers).ToString()
        );
        Row(
            text,
            "worst update beyond 1.5 of its floor, default, MB",
            series.Select(Worst),
            series.Max(x => x.Planned[^1].Result.WorstStep / 1e6).ToString("0.0", CultureInfo.InvariantCulture)
        );
        Row(text, "floor, MB", series.Select(x => (x.Floor / 1e6).ToString("0", CultureInfo.InvariantCulture)), "");
        Row(text, "updates", series.Select(x => x.Steps.ToString()), "");
        return text.ToString();
    }

    private static string Layers(string limit) => limit == "default" ? limit : $"{limit} layers";

    private static string Worst(SeriesFigures series) => (series.Planned[^1].Result.WorstStep / 1e6).ToString("0.0", CultureInfo.InvariantCulture);

    private static void Ratios(StringBuilder text, string name, IReadOnlyList<ReplayResult> results) =>
        Row(text, name, results.Select(x => Number(x.Ratio)), Number(results.Max(x => x.Ratio)));

    private static string Number(double ratio) => ratio.ToString("0.000", CultureInfo.InvariantCulture);

    private static void Row(StringBuilder text, string name, IEnumerable<string> cells, string last) =>
        text.Append($"| {name} | {string.Join(" | ", cells)} | {last} |\n");
}

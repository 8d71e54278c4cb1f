using System.Globalization;
using System.Security;
using System.Text;
using Slipway.Core.Layering;

namespace Slipway.Core.Rendering;

/// <summary>Bytes moved over the floor as a chart (SVG): for each series one bar for each way of planning, on a scale that doubles.</summary>
public static class LayersChart
{
    private const int Left = 150;
    private const int Width = 900;
    private const int Bar = 14;
    private const double Most = 8;
    private static readonly string[] s_rules = ["one layer", "over 50 MB apart", "by size, 16", "by size, 32"];
    private static readonly string[] s_colours = ["#b0b0b0", "#c8b48c", "#8fb3cf", "#5b8db8", "#e08a3c", "#c2601a", "#8a3f0c"];

    /// <summary>The chart.</summary>
    /// <param name="series">The series.</param>
    public static string Render(IReadOnlyList<SeriesFigures> series)
    {
        var bars = new StringBuilder();
        var y = 40;
        foreach (var one in series)
        {
            bars.Append(Text(Left - 10, y + 50, "end", one.Name));
            var results = one.Baselines.Where(x => s_rules.Contains(x.Name)).Concat(one.Planned.Select(x => (Name: $"Slipway, {x.Limit}", x.Result))).ToList();
            for (var i = 0; i < results.Count; i++, y += Bar)
            {
                var (name, result) = results[i];
                bars.Append(
                    $"<rect x=\"{Left}\" y=\"{y}\" width=\"{Number(Place(result.Ratio) - Left)}\" height=\"{Bar - 2}\" fill=\"{s_colours[i % s_colours.Length]}\"/>\n"
                );
                bars.Append(Text(Place(result.Ratio) + 5, y + Bar - 4, "start", $"{result.Ratio.ToString("0.00", CultureInfo.InvariantCulture)}  {name}"));
            }
            y += 22;
        }
        var grid = new StringBuilder();
        foreach (var line in (double[])[1, 1.25, 1.5, 2, 4, 8])
        {
            grid.Append($"<line x1=\"{Number(Place(line))}\" y1=\"30\" x2=\"{Number(Place(line))}\" y2=\"{y - 14}\" stroke=\"#dddddd\"/>\n");
            grid.Append(Text(Place(line), 24, "middle", line.ToString(CultureInfo.InvariantCulture)));
        }
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width + 180} {y}\" font-family=\"sans-serif\" font-size=\"11\">\n"
            + "<title>Bytes moved in a year of updates, over the bytes of the changed wheels; 1 is the floor</title>\n"
            + $"<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n{grid}{bars}</svg>\n";
    }

    /// <summary>The floor itself has a bar of some length, or it would not be seen.</summary>
    private static double Place(double ratio) => Left + 20 + (Width - Left - 20) * Math.Log2(Math.Clamp(ratio, 1, Most)) / Math.Log2(Most);

    private static string Text(double x, double y, string anchor, string text) =>
        $"<text x=\"{Number(x)}\" y=\"{Number(y)}\" text-anchor=\"{anchor}\">{SecurityElement.Escape(text)}</text>\n";

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}

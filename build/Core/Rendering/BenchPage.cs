using System.Globalization;
using System.Text;
using Slipway.Core.Planning.Forecasting;

namespace Slipway.Core.Rendering;

/// <summary>A measured figure.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Values">Every run, in <paramref name="Unit"/>.</param>
/// <param name="Unit">s, MB or kB.</param>
/// <param name="Target">What it is meant to be; empty where none is set.</param>
/// <param name="Rival">What was measured beside it in the same run; empty for nothing.</param>
/// <param name="RivalValues">Every run of the rival.</param>
public sealed record Figure(
    string Name,
    IReadOnlyList<double> Values,
    string Unit,
    string Target = "",
    string Rival = "",
    IReadOnlyList<double>? RivalValues = null
);

/// <summary>A page of figures with the command that makes them, the machine and the date.</summary>
public static class BenchPage
{
    /// <summary>The Markdown text.</summary>
    /// <param name="title">What the figures are about.</param>
    /// <param name="command">The command.</param>
    /// <param name="machine">Cores, memory, system.</param>
    /// <param name="date">When.</param>
    /// <param name="figures">The figures.</param>
    public static string Render(string title, string command, string machine, string date, IReadOnlyList<Figure> figures)
    {
        var page = new StringBuilder();
        page.Append($"# {title}\n\ncommand: `{command}`  \nmachine: {machine}  \ndate: {date}  \nMedians; MB = 10^6 bytes.\n\n");
        page.Append("| figure | runs | measured | target | beside it, in the same run | ratio |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var figure in figures)
        {
            var value = Median.Of(figure.Values);
            var rival = figure.RivalValues is { Count: > 0 } values ? Median.Of(values) : (double?)null;
            page.Append($"| {figure.Name} | {figure.Values.Count} | {Number(value)} {figure.Unit} | {figure.Target} ");
            page.Append(rival is { } other ? $"| {figure.Rival}: {Number(other)} {figure.Unit} | {Number(value / other)} |\n" : "| | |\n");
        }
        return page.ToString();
    }

    private static string Number(double value) => value.ToString(value >= 10 ? "0.0" : "0.00#", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Rendering;

/// <summary>The compatibility table as lines for people.</summary>
public static class ModesText
{
    private static readonly string[] s_head = ["upstream", "mode", "backend", "device", "platform", "state", "packages", "download", "build", "image"];

    /// <summary>What forecasts rest on.</summary>
    public static string Rates { get; } =
        $"Forecasts are for a build from nothing at {Number(ForecastRates.Wheels.LinkMegabytes)} MB/s over the link and {Number(ForecastRates.Wheels.PackMegabytes)} MB/s packed, "
        + $"and {Number(ForecastRates.Wheels.FixedSeconds)} s for the rest; an image has {Number(ForecastRates.Wheels.ImagePerByte)} bytes for each byte of wheels "
        + $"({ForecastRates.Wheels.Source}), {Number(ForecastRates.Debs.ImagePerByte)} of Debian packages ({ForecastRates.Debs.Source}). "
        + "Sizes are compressed; the CUDA base is not counted (it was never pulled), nor is the time to compile what is published as source (+).";

    /// <summary>All parts.</summary>
    /// <param name="table">The table.</param>
    public static string Render(ModesTable table)
    {
        var text = new StringBuilder();
        Columns(text, [s_head, .. table.Rows.Where(x => x.Support != Support.Refused).Select(Cells)]);
        text.Append("  built: this version builds it; locked: it has a lock, and is not built yet; allowed: no lock yet\n");
        text.Append("  ").Append(Rates).Append("\n\nrefused\n");
        foreach (var (what, problem) in Refusals(table))
            text.Append($"  {what}\n    {problem.Number} {problem.Found}\n    do: {problem.Fix}\n");
        text.Append("\nbase images (pins.json)\n");
        foreach (var pin in table.Pins.Images)
            text.Append($"  {pin.Name, -15} {pin}\n    read {pin.Date}, pinned by {pin.PinnedBy}{(pin.Pulled ? "" : ", never pulled here")}\n");
        text.Append("\nwhat was asked for\n");
        Columns(text, [.. SeedTable.Cells(table).Select(x => (string[])[x.Row, x.Column, x.Asked, x.Ours, x.Difference.Length == 0 ? "met" : x.Difference])]);
        return text.ToString();
    }

    /// <summary>The cells of a line that is not refused.</summary>
    /// <param name="row">The line.</param>
    internal static string[] Cells(ModesRow row) =>
        [
            row.Selection.Upstream.Name,
            Selection.Word(row.Selection.Mode),
            Selection.Word(row.Selection.Backend),
            Selection.Word(row.Selection.Device),
            row.Platform.ToString(),
            Selection.Word(row.Support),
            .. row.Forecast is { } forecast
                ?
                [
                    forecast.Packages.ToString(CultureInfo.InvariantCulture) + (forecast.Sources.Count > 0 ? $"+{forecast.Sources.Count}" : ""),
                    PlanText.Bytes(forecast.Download),
                    ForecastText.Time(forecast.Seconds),
                    PlanText.Bytes(forecast.Image),
                ]
                : (string[])["?", "?", "?", "?"],
        ];

    /// <summary>Each reason once, with the selections that it refuses first: the platforms of one, and the upstreams that share it, are one line.</summary>
    /// <param name="table">The table.</param>
    internal static IEnumerable<(string What, Problem Problem)> Refusals(ModesTable table) =>
        table
            .Rows.Where(x => x.Support == Support.Refused)
            .GroupBy(x => x.Problems[0].Found, StringComparer.Ordinal)
            .Select(group =>
                (
                    $"{Words(group, x => Selection.Word(x.Mode))} / {Words(group, x => Selection.Word(x.Backend))} / {Words(group, x => Selection.Word(x.Device))} from {Words(group, x => x.Upstream.Name)}",
                    group.First().Problems[0]
                )
            );

    private static string Words(IEnumerable<ModesRow> rows, Func<Selection, string> word) =>
        string.Join(", ", rows.Select(x => word(x.Selection)).Distinct(StringComparer.Ordinal));

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static void Columns(StringBuilder text, IReadOnlyList<string[]> lines)
    {
        var widths = Enumerable.Range(0, lines[0].Length).Select(i => lines.Max(line => line[i].Length)).ToArray();
        foreach (var line in lines)
            text.Append("  ").Append(string.Join("  ", line.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd()).Append('\n');
    }
}

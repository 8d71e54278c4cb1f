using System.Globalization;
using System.Text;

namespace Slipway.Core.Rendering;

/// <summary>A plan as lines for people.</summary>
public static class PlanText
{
    /// <summary>Reasons of one layer that are printed; the document has all.</summary>
    private const int Most = 4;

    /// <summary>One line a product and a layer (state, name, key, first reason or size), below it further reasons; at the end the forecast.</summary>
    /// <param name="report">The plan's document.</param>
    public static string Render(PlanReport report)
    {
        var text = new StringBuilder();
        Line(text, $"{report.Service}:{report.Tag} from upstream {report.Upstream}");
        Line(text, $"  {report.Choices}");
        foreach (var product in report.Products)
            Line(text, RenderProduct(product));
        foreach (var wheel in report.Compiles ?? [])
            Line(text, RenderCompile(wheel));
        foreach (var image in report.Images)
        {
            Line(text, $"  {image.Platform} {image.Key[..12]}");
            foreach (var layer in image.Layers)
                Layer(text, layer);
        }
        foreach (var place in report.Places)
            Line(text, $"  {place.To}: {place.State} {place.Where}{(place.Detail.Length > 0 ? $" ({place.Detail})" : "")}");
        var make = report.Images.SelectMany(x => x.Layers).Where(x => x.State == "make").DistinctBy(x => x.Key).Count();
        Line(text, make == 0 ? "  nothing to make" : $"  {make} layers to make");
        foreach (var line in Forecast(report.Forecast))
            Line(text, "  " + line);
        foreach (var note in report.Notes)
            Line(text, "  " + note);
        return text.ToString();
    }

    /// <summary>The line of a product that is not an image.</summary>
    /// <param name="product">The product.</param>
    public static string RenderProduct(ProductReport product) =>
        $"  {product.State, -10} {product.Name, -22} {product.Key[..12]}  {string.Join("; ", product.Reasons.Select(x => x.Text))}";

    /// <summary>The line of a wheel that is compiled: found or to make, and why.</summary>
    private static string RenderCompile(CompileReport wheel) =>
        $"  {(wheel.State == "make" ? "compile" : wheel.State), -10} {wheel.Name + " " + wheel.Version, -22} {wheel.Key[..12]}  {wheel.Platform}: "
        + (wheel.File ?? string.Join("; ", wheel.Reasons.Take(Most).Select(x => x.Text)))
        + (wheel.State == "make" ? $"  ({Cost(wheel)})" : "");

    /// <summary>What compiling a wheel will take, as far as it is known.</summary>
    /// <param name="wheel">A wheel that has to be compiled.</param>
    internal static string Cost(CompileReport wheel) =>
        wheel.Seconds is { } seconds ? $"{Seconds(seconds)} the last time, {wheel.Jobs} {(wheel.Jobs == 1 ? "job" : "jobs")}" : "time unknown";

    /// <summary>The forecast in one line, and the rates that it rests on, if any, in another.</summary>
    /// <param name="forecast">The forecast.</param>
    public static IEnumerable<string> Forecast(ForecastReport forecast)
    {
        var upload = forecast.Upload is { } bytes ? $", {Bytes(bytes)} to push" : "";
        var past = forecast.PastError is { } error ? $"; earlier forecasts were off by {Percent(error)} (median)" : "";
        yield return $"forecast: {Seconds(forecast.Seconds)} ({forecast.Basis}), {Bytes(forecast.Download)} to download{upload}, {Bytes(forecast.PeakDisk)} of disk{past}";
        if (forecast.Compiles is { } wheels)
            yield return $"to compile: {wheels} {(wheels == 1 ? "wheel" : "wheels")}"
                + (forecast.Unmeasured is { } unknown ? $", {unknown} of them never compiled here: their time is not in the forecast" : "");
        if (forecast.Rates.Length > 0)
            yield return $"default rates: {forecast.Rates}";
    }

    /// <summary>A number of bytes in MB (10^6) or kB (10^3).</summary>
    /// <param name="bytes">The number.</param>
    public static string Bytes(long bytes) =>
        bytes >= 100_000
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB");

    /// <summary>Seconds with as many digits as mean something.</summary>
    /// <param name="seconds">The number.</param>
    public static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.##} s");

    /// <summary>A share in percent.</summary>
    /// <param name="share">1 is all.</param>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %");

    private static void Layer(StringBuilder text, LayerReport layer)
    {
        var told =
            layer.State == "make"
                ? $"{layer.Reasons[0].Text}  ({Seconds(layer.Seconds ?? 0)}, {Bytes(layer.Bytes)}, {layer.Basis})"
                : $"{Bytes(layer.Bytes)} in {string.Join(" and ", layer.Where)}";
        Line(text, $"    {layer.State, -8} {layer.Name, -22} {layer.Key[..12]}  {told}");
        foreach (var reason in layer.Reasons.Skip(1).Take(Most - 1))
            Line(text, $"    {"", -8} {"", -22} {"", -12}  {reason.Text}");
        if (layer.Reasons.Count > Most)
            Line(text, $"    {"", -8} {"", -22} {"", -12}  and {layer.Reasons.Count - Most} more (--json has all)");
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}

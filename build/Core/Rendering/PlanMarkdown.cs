using System.Text;

namespace Slipway.Core.Rendering;

/// <summary>A plan as Markdown, for a job summary or a pull request.</summary>
public static class PlanMarkdown
{
    /// <summary>A heading, one table of products, one of layers an image, and the forecast.</summary>
    /// <param name="report">The plan's document.</param>
    public static string Render(PlanReport report)
    {
        var text = new StringBuilder(
            $"## {MarkdownWords.Cell(report.Service)}:{report.Tag} from upstream {MarkdownWords.Cell(report.Upstream)}\n\n{MarkdownWords.Cell(report.Choices)}\n\n"
        );
        Table(text, "product", "state", "key", "why");
        foreach (var product in report.Products)
            Row(text, product.Name, product.State, $"`{product.Key[..12]}`", string.Join("; ", product.Reasons.Select(x => x.Text)));
        if (report.Compiles is { } wheels)
        {
            text.Append("\n### Wheels from source archives\n\n");
            Table(text, "wheel", "platform", "state", "key", "forecast", "why");
            foreach (var wheel in wheels)
                Row(
                    text,
                    $"{wheel.Name} {wheel.Version}",
                    wheel.Platform,
                    wheel.State == "make" ? "compile" : wheel.State,
                    $"`{wheel.Key[..12]}`",
                    wheel.State == "make" ? PlanText.Cost(wheel) : "",
                    wheel.File ?? string.Join("; ", wheel.Reasons.Select(x => x.Text))
                );
        }
        foreach (var image in report.Images)
        {
            text.Append($"\n### {image.Platform}\n\n");
            Table(text, "layer", "state", "key", "size", "forecast", "why");
            foreach (var layer in image.Layers)
                Row(text, layer.Name, layer.State, $"`{layer.Key[..12]}`", PlanText.Bytes(layer.Bytes), Cost(layer), Why(layer));
        }
        text.Append('\n');
        foreach (var place in report.Places)
            text.Append($"- {place.To}: {place.State} `{place.Where}`{(place.Detail.Length > 0 ? $" ({MarkdownWords.Cell(place.Detail)})" : "")}\n");
        foreach (var line in PlanText.Forecast(report.Forecast).Concat(report.Notes))
            text.Append($"- {MarkdownWords.Cell(line)}\n");
        return text.ToString();
    }

    private static string Cost(LayerReport layer) => layer.Seconds is { } seconds ? $"{PlanText.Seconds(seconds)}, {layer.Basis}" : "";

    private static string Why(LayerReport layer) =>
        layer.State == "make" ? string.Join("; ", layer.Reasons.Select(x => x.Text)) : $"in {string.Join(" and ", layer.Where)}";

    private static void Table(StringBuilder text, params string[] heads)
    {
        text.Append($"| {string.Join(" | ", heads)} |\n|{string.Concat(heads.Select(_ => " --- |"))}\n");
    }

    private static void Row(StringBuilder text, params string[] cells) => text.Append($"| {string.Join(" | ", cells.Select(MarkdownWords.Cell))} |\n");
}

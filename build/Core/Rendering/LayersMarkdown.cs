using System.Text;

namespace Slipway.Core.Rendering;

/// <summary>Which wheels share a layer, as Markdown.</summary>
public static class LayersMarkdown
{
    /// <summary>A heading and one table an image, the top layer first.</summary>
    /// <param name="report">The report.</param>
    public static string Render(LayersReport report)
    {
        var text = new StringBuilder($"## Layers of {report.Tag} from upstream {report.Upstream}\n");
        foreach (var image in report.Images)
        {
            text.Append($"\n### {image.Platform}\n\n");
            text.Append($"{image.Layers.Count} layers of wheels (at most {image.Limit}). ");
            text.Append($"An update is expected to move {PlanText.Bytes(image.ExpectedBytes)} of {PlanText.Bytes(image.Bytes)}.\n\n");
            text.Append("| layer | bytes | changes a year | why | wheels |\n| --- | --- | --- | --- | --- |\n");
            foreach (var layer in image.Layers.Reverse())
                text.Append($"| {layer.Name} | {PlanText.Bytes(layer.Bytes)} | {LayersText.Pace(layer)} | {layer.Why} | {LayersText.Members(layer)} |\n");
        }
        foreach (var note in report.Notes)
            text.Append($"\n- {note.ReplaceLineEndings(" ")}\n");
        return text.ToString();
    }
}

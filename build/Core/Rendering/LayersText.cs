using System.Globalization;
using System.Text;

namespace Slipway.Core.Rendering;

/// <summary>Which wheels share a layer, for people: what <c>Explain --layers</c> prints.</summary>
public static class LayersText
{
    /// <summary>Characters of a line.</summary>
    public const int Width = 80;

    /// <summary>Members of a layer that are printed; the document has all.</summary>
    private const int Shown = 8;

    private const int Indent = 6;

    /// <summary>One line a layer from the top of the image to its bottom, below it why and its largest members.</summary>
    /// <param name="report">The report.</param>
    /// <param name="width">Most characters of a line; a word that is longer stands alone.</param>
    public static string Render(LayersReport report, int width)
    {
        var text = new StringBuilder();
        Line(text, $"{report.Tag} from upstream {report.Upstream}");
        foreach (var image in report.Images)
        {
            Line(text, $"  {image.Platform}: {image.Layers.Count} layers of wheels (at most {image.Limit}), the top one first");
            Line(text, $"  an update is expected to move {PlanText.Bytes(image.ExpectedBytes)} of {PlanText.Bytes(image.Bytes)}");
            foreach (var layer in image.Layers.Reverse())
                Layer(text, layer, width);
        }
        foreach (var line in report.Notes.SelectMany(note => WrappedText.Lines(note, width - 2)))
            Line(text, $"  {line}");
        return text.ToString();
    }

    /// <summary>The names of a layer's largest members, and how many more there are.</summary>
    /// <param name="layer">The layer.</param>
    internal static string Members(WheelLayer layer) =>
        string.Join(", ", layer.Wheels.Take(Shown).Select(x => x.Name)) + (layer.Wheels.Count > Shown ? $" and {layer.Wheels.Count - Shown} more" : "");

    /// <summary>How often a layer changes.</summary>
    /// <param name="layer">The layer.</param>
    internal static string Pace(WheelLayer layer) => string.Create(CultureInfo.InvariantCulture, $"{layer.ChangesAYear:0.0}");

    private static void Layer(StringBuilder text, WheelLayer layer, int width)
    {
        Line(text, $"    {layer.Name, -34} {PlanText.Bytes(layer.Bytes), 10}  {Pace(layer), 5} changes a year");
        var said = layer.Wheels.Count == 1 ? layer.Why : $"{layer.Why}: {Members(layer)}";
        foreach (var line in WrappedText.Lines(said, width - Indent))
            Line(text, new string(' ', Indent) + line);
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}

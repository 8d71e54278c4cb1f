using System.Globalization;
using System.Text;
using Slipway.Core.Commands;
using Slipway.Core.Planning;

namespace Slipway.Core.Rendering;

/// <summary>A plan as lines for people.</summary>
public static class PlanText
{
    /// <summary>One line a product and a layer: state, name, key, reasons.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="origins">Where the choices that it rests on were given.</param>
    public static string Render(BuildPlan plan, ParameterOrigins origins)
    {
        var text = new StringBuilder();
        var selection = plan.Inputs.Selection;
        Line(text, $"{plan.Inputs.Service.Name}:{selection.Tag} from upstream {selection.Upstream.Name}");
        Line(text, $"  {SelectionText.Render(selection, origins)}");
        foreach (var product in new[] { plan.BuildBase, plan.Wheelhouse, plan.BackendBuild })
            Line(text, $"  {State(product.State), -10} {product.Name, -22} {product.Key.Abbreviated}  {string.Join("; ", product.Reasons)}");
        foreach (var image in plan.Images)
        {
            Line(text, $"  {image.Platform} {image.Key.Abbreviated}");
            foreach (var layer in image.Layers)
                Line(
                    text,
                    $"    {State(layer.State), -8} {layer.Name, -22} {layer.Key.Abbreviated}  {(layer.Packed is { } packed ? Bytes(packed.Size) : string.Join("; ", layer.Reasons))}"
                );
        }
        var make = plan.ToMake.Count();
        Line(text, make == 0 ? "  nothing to make" : $"  {make} layers to make");
        return text.ToString();
    }

    /// <summary>A number of bytes in MB (10^6) or kB (10^3).</summary>
    /// <param name="bytes">The number.</param>
    public static string Bytes(long bytes) =>
        bytes >= 100_000
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB");

    private static string State(PlanState state) =>
        state switch
        {
            PlanState.Found => "found",
            PlanState.Make => "make",
            _ => "not needed",
        };

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}

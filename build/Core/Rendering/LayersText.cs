using System.Globalization;
using System.Text;
using Slipway.Core.Layering;

namespace Slipway.Core.Rendering;

/// <summary>A layer plan for people: what <c>Explain --layers</c> prints.</summary>
public static class LayersText
{
    private const int Shown = 6;

    /// <summary>One line a layer from the top of the image to its bottom, with its largest members below.</summary>
    /// <param name="plan">The plan.</param>
    public static string Render(LayerPlan plan)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{plan.Layers.Count} layers of wheels, at most {plan.Limit}; an update is expected to move {plan.ExpectedBytes / 1e6:0.0} MB of {plan.Layers.Sum(x => x.Bytes) / 1e6:0.0} MB\n"
        );
        foreach (var layer in plan.Layers.Reverse())
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {layer.Name}: {layer.Bytes / 1e6:0.0} MB, changes {layer.ChangesAYear:0.0} times a year; {layer.Why}\n"
            );
            var members = layer.Wheels.OrderByDescending(x => x.Size).ThenBy(x => x.Name, StringComparer.Ordinal).Take(Shown).Select(x => x.Name);
            if (layer.Wheels.Count > 1)
                text.Append($"    {string.Join(", ", members)}{(layer.Wheels.Count > Shown ? $" and {layer.Wheels.Count - Shown} more" : "")}\n");
        }
        return text.ToString();
    }
}

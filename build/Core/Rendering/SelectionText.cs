using Slipway.Core.Catalog;
using Slipway.Core.Commands;

namespace Slipway.Core.Rendering;

/// <summary>A selection as one line: every choice and where it was made.</summary>
public static class SelectionText
{
    /// <summary>Such as <c>mode recommended (.env line 3), device cpu (default)</c>.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="origins">Where parameters were given.</param>
    public static string Render(Selection selection, ParameterOrigins origins) =>
        string.Join(
            ", ",
            new[]
            {
                $"mode {Selection.Word(selection.Mode)} ({origins["Mode"]})",
                $"device {Selection.Word(selection.Device)} ({origins["Device"]})",
                $"backend {Selection.Word(selection.Backend)} ({origins["Backend"]})",
                $"platform {string.Join(" and ", selection.Platforms)} ({origins["Platform"]})",
                $"upstream {selection.Upstream.Name} ({origins["Upstream"]})",
            }
        );
}

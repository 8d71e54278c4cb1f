using Slipway.Core.Auditing;
using Slipway.Core.Images.Contents;

namespace Slipway.Core.Rendering.Auditing;

/// <summary>A map of an image as SVG: each layer is an area as large as its packed bytes, divided among its packages. Every tile is a link to its row of the tables.</summary>
internal static class AuditTreemap
{
    private const double Letter = 6.7;
    private const double Head = 17;

    /// <summary>Widths of the drawing for which there is a map of its own, so that letters keep their size: one for a phone, a tablet, a desk.</summary>
    private static readonly (string Class, double Width, double Height)[] s_sizes = [("narrow", 358, 640), ("medium", 720, 600), ("wide", 1120, 600)];

    /// <summary>The smallest area of a tile.</summary>
    private const double Least = 200;

    /// <summary>The maps; the style sheet shows the one that fits.</summary>
    /// <param name="html">Where they are written.</param>
    /// <param name="report">The audit.</param>
    /// <param name="id">What begins the ids of its rows.</param>
    public static void Render(Markup html, AuditReport report, string id)
    {
        var packages = report.Packages.Select((package, i) => (package, Row: $"{id}-p{i}")).ToLookup(x => x.package.Layer);
        foreach (var (name, width, height) in s_sizes)
        {
            html.Add($"<svg class=\"map {name}\" viewBox=\"0 0 {width} {height}\" role=\"group\" aria-label=\"Map of layers and packages by packed bytes\">\n");
            var layers = report.Image.Layers.Where(x => x.Blob.Size > 0).OrderByDescending(x => x.Blob.Size).ThenBy(x => x.Number).ToList();
            var areas = Squarified.Divide([.. layers.Select(x => (double)x.Blob.Size)], new Area(0, 0, width, height));
            foreach (var (layer, area) in layers.Zip(areas))
                Layer(html, layer, area, packages[layer.Number], $"{id}-l{layer.Number}");
            html.Add($"</svg>\n");
        }
    }

    private static void Layer(Markup html, LayerContents layer, Area area, IEnumerable<(InstalledPackage, string)> packages, string target)
    {
        var frame = area.Within(1);
        var label = $"{layer.Number} {AuditWords.Maker(layer.Instruction)}";
        var parts = packages.ToList();
        // A layer without packages is one tile, which says what the head would.
        var hasHead = parts.Count > 0 && frame is { Height: > 44, Width: > 54 };
        html.Add($"<g class=\"layer\">");
        Rectangle(html, frame, "frame");
        if (hasHead)
            Label(html, $"{label}, {AuditWords.Size(layer.Blob.Size)}", label, frame.X + 5, frame.Y + 12.5, frame.Width - 8, "head");
        var inner = frame.Within(parts.Count > 0 ? 2 : 1, hasHead ? Head - 2 : 0);
        var tiles = TreemapTile.Of(layer, parts, target, inner.Size <= 0 ? double.MaxValue : layer.Blob.Size * Least / inner.Size);
        foreach (var (tile, place) in tiles.Zip(Squarified.Divide([.. tiles.Select(x => (double)x.Packed)], inner)))
            Tile(html, tile, place, layer);
        html.Add($"</g>\n");
    }

    private static void Tile(Markup html, TreemapTile tile, Area area, LayerContents layer)
    {
        var words = $"{tile.Name}: {AuditWords.Size(tile.Packed)} packed, layer {layer.Number} {AuditWords.Maker(layer.Instruction)}";
        html.Add(
            $"<a href=\"#{tile.Target}\" aria-label=\"{Markup.Text(AuditWords.Shown(words, 200))}\"><title>{Markup.Text(AuditWords.Shown(words, 200))}</title>"
        );
        Rectangle(html, area.Within(0.5), $"tile {tile.Kind}");
        if (area.Height >= 17)
            Label(html, tile.Name, tile.Name, area.X + 5, area.Y + 14, area.Width - 9, "name");
        if (area.Height >= 34)
            Label(html, AuditWords.Size(tile.Packed), AuditWords.Megabytes(tile.Packed), area.X + 5, area.Y + 29, area.Width - 9, "size");
        html.Add($"</a>");
    }

    private static void Rectangle(Markup html, Area area, string name) =>
        html.Add($"<rect class=\"{name}\" x=\"{area.X:0.#}\" y=\"{area.Y:0.#}\" width=\"{area.Width:0.#}\" height=\"{area.Height:0.#}\"/>");

    /// <summary>Words, a shorter form, or the beginning of that, as there is room; nothing where fewer than three letters fit.</summary>
    private static void Label(Markup html, string words, string shorter, double x, double y, double room, string name)
    {
        var letters = (int)(room / Letter);
        var text = AuditWords.Shown(words).Length <= letters ? AuditWords.Shown(words) : AuditWords.Shown(shorter);
        if (text.Length > letters)
            text = letters >= 4 ? text[..(letters - 1)].TrimEnd() + "…" : "";
        // Half a character is none; the text is never cut in the middle of one.
        if (text.Length > 1 && char.IsHighSurrogate(text[^2]))
            text = text[..^2] + "…";
        if (text.Length > 0)
            html.Add($"<text class=\"{name}\" x=\"{x:0.#}\" y=\"{y:0.#}\">{Markup.Text(text)}</text>");
    }
}

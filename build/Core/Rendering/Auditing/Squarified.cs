namespace Slipway.Core.Rendering.Auditing;

/// <summary>
/// Divides a rectangle by weights into rectangles that are as square as can be: rows along the shorter side, each filled as long as its worst rectangle becomes squarer
/// (Bruls, Huizing, van Wijk: Squarified Treemaps, 2000).
/// </summary>
public static class Squarified
{
    /// <summary>One rectangle a weight.</summary>
    /// <param name="weights">Weights above 0, the largest first.</param>
    /// <param name="area">What is divided.</param>
    public static IReadOnlyList<Area> Divide(IReadOnlyList<double> weights, Area area)
    {
        var areas = new List<Area>(weights.Count);
        var total = weights.Sum();
        if (total <= 0 || area.Size <= 0)
            return [.. weights.Select(_ => new Area(area.X, area.Y, 0, 0))];
        var scale = area.Size / total;
        for (var i = 0; i < weights.Count; )
        {
            var (side, row, count) = (Math.Min(area.Width, area.Height), weights[i] * scale, 1);
            while (
                i + count < weights.Count
                && Worst(weights, i, count + 1, row + weights[i + count] * scale, scale, side) <= Worst(weights, i, count, row, scale, side)
            )
                row += weights[i + count++] * scale;
            area = Lay(weights, i, count, row, scale, area, areas);
            i += count;
        }
        return areas;
    }

    /// <summary>The largest ratio of sides in a row.</summary>
    private static double Worst(IReadOnlyList<double> weights, int from, int count, double row, double scale, double side)
    {
        var (largest, smallest) = (weights[from] * scale, weights[from + count - 1] * scale);
        var square = side * side;
        return Math.Max(square * largest / (row * row), row * row / (square * smallest));
    }

    /// <summary>Lays a row along the shorter side; what is left of the area.</summary>
    private static Area Lay(IReadOnlyList<double> weights, int from, int count, double row, double scale, Area area, List<Area> areas)
    {
        var upright = area.Width >= area.Height;
        var thickness = Math.Min(row / Math.Min(area.Width, area.Height), Math.Max(area.Width, area.Height));
        var at = upright ? area.Y : area.X;
        for (var i = from; i < from + count; i++)
        {
            var length = thickness <= 0 ? 0 : weights[i] * scale / thickness;
            areas.Add(upright ? new Area(area.X, at, thickness, length) : new Area(at, area.Y, length, thickness));
            at += length;
        }
        return upright
            ? area with
            {
                X = area.X + thickness,
                Width = Math.Max(0, area.Width - thickness),
            }
            : area with
            {
                Y = area.Y + thickness,
                Height = Math.Max(0, area.Height - thickness),
            };
    }
}

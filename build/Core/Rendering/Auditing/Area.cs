using System.Runtime.InteropServices;

namespace Slipway.Core.Rendering.Auditing;

/// <summary>A rectangle of a drawing.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Area(double X, double Y, double Width, double Height)
{
    /// <summary>The same, smaller on all sides; empty where nothing would be left.</summary>
    /// <param name="by">By how much.</param>
    /// <param name="top">How much more at the upper edge.</param>
    public Area Within(double by, double top = 0) => new(X + by, Y + by + top, Math.Max(0, Width - 2 * by), Math.Max(0, Height - 2 * by - top));

    /// <summary>What it covers.</summary>
    public double Size => Width * Height;
}

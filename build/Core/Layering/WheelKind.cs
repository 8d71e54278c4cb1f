using System.Globalization;

namespace Slipway.Core.Layering;

/// <summary>What a wheel nobody has a history of is judged by: packages of one kind change about equally often.</summary>
internal static class WheelKind
{
    /// <summary>Number of kinds.</summary>
    public const int Count = 12;

    private const int Sizes = 6;
    private const int ManyReleases = 16;
    private const int FirstYear = 1990;

    /// <summary>0 to 5: under 1 MB, up to 20 MB, above; odd for what an input names. Six more for a package that is released often.</summary>
    /// <param name="wheel">The wheel.</param>
    public static int Of(PlannedWheel wheel) =>
        (
            wheel.Size > 20_000_000 ? 4
            : wheel.Size > 1_000_000 ? 2
            : 0
        )
        + (wheel.IsRoot ? 1 : 0)
        + (IsReleasedOften(wheel.Version) ? Sizes : 0);

    /// <summary>
    /// A version says how often its package was released: who is at 0.136 or 2.54 did it many times. Where the first number is a year the second is a month, which says nothing.
    /// </summary>
    private static bool IsReleasedOften(string version)
    {
        var parts = version.Split('.', '+');
        return parts.Length > 1
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            && major < FirstYear
            && minor >= ManyReleases;
    }
}

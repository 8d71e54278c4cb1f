using System.Globalization;

namespace Slipway.Core.Catalog;

/// <summary>Forecasts as short texts.</summary>
public static class ForecastText
{
    /// <summary>Such as <c>12 s to 2.6 min</c>.</summary>
    /// <param name="least">Seconds.</param>
    /// <param name="most">Seconds.</param>
    public static string Time(double least, double most) => $"{Time(least)} to {Time(most)}";

    /// <summary>Such as <c>0.1 to 3.6 GB</c>.</summary>
    /// <param name="least">Bytes.</param>
    /// <param name="most">Bytes.</param>
    public static string Size(double least, double most) => string.Create(CultureInfo.InvariantCulture, $"{least / 1e9:0.0#} to {most / 1e9:0.0#} GB");

    /// <summary>Seconds below two minutes, else minutes.</summary>
    /// <param name="seconds">The time.</param>
    public static string Time(double seconds) =>
        seconds < 120 ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s") : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0.0} min");
}

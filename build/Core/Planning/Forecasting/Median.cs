namespace Slipway.Core.Planning.Forecasting;

/// <summary>The middle of some numbers.</summary>
public static class Median
{
    /// <summary>The middle value; of an even count the mean of the two in the middle.</summary>
    /// <param name="values">At least one.</param>
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}

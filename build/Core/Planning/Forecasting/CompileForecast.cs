namespace Slipway.Core.Planning.Forecasting;

/// <summary>What it took to compile a wheel the last time: what is expected of the next.</summary>
/// <param name="Seconds">Wall time of its step, beside others.</param>
/// <param name="Jobs">Compilers that ran at once.</param>
public sealed record CompileForecast(double Seconds, int Jobs)
{
    /// <summary>Seconds of some wheels that are compiled side by side.</summary>
    /// <param name="wheels">Those of which it is known.</param>
    /// <param name="cores">Cores that they share.</param>
    public static double Sum(IReadOnlyCollection<CompileForecast> wheels, int cores) =>
        wheels.Count == 0 ? 0 : Math.Max(wheels.Max(x => x.Seconds), wheels.Sum(x => x.Seconds) / cores);
}

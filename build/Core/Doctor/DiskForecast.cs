using Slipway.Core.Catalog;
using Slipway.Core.Planning.Forecasting;

namespace Slipway.Core.Doctor;

/// <summary>Bytes that a build writes, by where they are written: the forecast of its plan, which Explain prints.</summary>
/// <param name="Store">Below the store: what is downloaded, converted and packed.</param>
/// <param name="Engine">In the engine's data: toolchain, and the image unpacked.</param>
/// <param name="Output">In the folder of <c>--output</c>, where one was named.</param>
/// <param name="Basis">What the figures rest on.</param>
public sealed record DiskForecast(long Store, long Engine, long Output, string Basis)
{
    /// <summary>What mode full takes at least, wherever its packages come from: engines with CUDA libraries unpack to 15 to 20 GB.</summary>
    public const long Full = 20_000_000_000;

    /// <summary>What is assumed where no plan could be made.</summary>
    public static readonly DiskForecast Unplanned = new(2_000_000_000, 0, 2_000_000_000, "a guess: there is no plan");

    /// <summary>Of the forecast of a plan. Nothing to make takes nothing.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="runs">Whether the image is loaded into an engine of this machine.</param>
    public static DiskForecast Of(PlanForecast forecast, bool runs) =>
        forecast.Layers.Count == 0
            ? new DiskForecast(0, 0, 0, "nothing to make")
            : new DiskForecast(forecast.PeakDisk, forecast.Compiling + (runs ? forecast.Loading : 0), forecast.Image, "as ./build.sh Explain forecasts");

    /// <summary>The same, and at least what the mode takes.</summary>
    /// <param name="mode">The mode.</param>
    public DiskForecast AtLeast(Mode? mode) =>
        mode == Mode.Full ? new DiskForecast(Math.Max(Store, Full), Math.Max(Engine, Full), Math.Max(Output, Full), "mode full takes 20 GB and more") : this;
}

namespace Slipway.Core.Planning.Forecasting;

/// <summary>What making one layer is expected to cost.</summary>
/// <param name="Seconds">Of laying out and packing it, on one core.</param>
/// <param name="Download">Bytes that it needs from outside; what two layers need counts for both.</param>
/// <param name="Unpacked">Bytes of its tar.</param>
/// <param name="Packed">Bytes of the layer.</param>
/// <param name="Basis">What <paramref name="Seconds"/> rests on.</param>
public sealed record LayerForecast(double Seconds, long Download, long Unpacked, long Packed, Basis Basis);

/// <summary>What carrying out a plan is expected to cost.</summary>
/// <param name="Seconds">Wall time, without the smoke test.</param>
/// <param name="Download">Bytes to download, each once.</param>
/// <param name="Upload">Bytes of layers that the registry lacks; null where none was asked.</param>
/// <param name="PeakDisk">Bytes written to disk at most at a time: downloads, wheels, layers and trees that are packed.</param>
/// <param name="Basis">What <paramref name="Seconds"/> rests on.</param>
/// <param name="Layers">By key, those that have to be made.</param>
/// <param name="PastError">Median of the absolute errors of earlier forecasts, as a share of what was measured; null where there are none.</param>
public sealed record PlanForecast(
    double Seconds,
    long Download,
    long? Upload,
    long PeakDisk,
    Basis Basis,
    IReadOnlyDictionary<Key, LayerForecast> Layers,
    double? PastError
)
{
    /// <summary>By key, the wheels that have to be compiled; null for one that was never compiled here, whose time nobody knows and is not in <see cref="Seconds"/>.</summary>
    public IReadOnlyDictionary<Key, CompileForecast?> Compiles { get; init; } = new Dictionary<Key, CompileForecast?>();

    /// <summary>Packed bytes of all layers of the images: what a folder with them takes.</summary>
    public long Image { get; init; }

    /// <summary>Bytes in the data of an engine that compiles: the toolchain, packed and unpacked. 0 where nothing is compiled.</summary>
    public long Compiling { get; init; }

    /// <summary>Bytes in the data of an engine that the image is loaded into: its layers, packed and unpacked.</summary>
    public long Loading { get; init; }
}

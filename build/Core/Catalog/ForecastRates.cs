namespace Slipway.Core.Catalog;

/// <summary>The rates that forecasts rest on where no build of the project's own is on record.</summary>
/// <param name="LinkMegabytes">MB that come over the link each second.</param>
/// <param name="PackMegabytes">MB of wheels that are unpacked and packed into layers each second.</param>
/// <param name="FixedSeconds">Base, native code, app, configs and manifests.</param>
/// <param name="ImagePerByte">Bytes in the image for each byte of the packages.</param>
/// <param name="Source">Where they were measured.</param>
public sealed record ForecastRates(double LinkMegabytes, double PackMegabytes, double FixedSeconds, double ImagePerByte, string Source)
{
    /// <summary>Wheels of an index: 42 wheels of 173 MB on two cores; zstd -3, without tests and stubs.</summary>
    public static readonly ForecastRates Wheels = new(29, 115, 10, 0.88, "173 MB of wheels on two cores");

    /// <summary>Debian packages, base and libraries included: the demo of <c>bench/demo.md</c>.</summary>
    public static readonly ForecastRates Debs = new(29, 115, 10, 0.97, "the demo on two cores (bench/demo.md)");

    /// <summary>Bytes of wheels whose size a lock does not know: one file measured, one guessed.</summary>
    /// <param name="package">The package.</param>
    public static long Assumed(string package) =>
        package switch
        {
            "torch" => 191_794_682,
            "torchvision" => 2_000_000,
            _ => 0,
        };
}

/// <summary>What a build is expected to cost, from nothing.</summary>
/// <param name="Packages">Number of packages in the lock.</param>
/// <param name="Download">Bytes of all packages.</param>
/// <param name="Image">Compressed bytes of the image; the base counts where its size is known.</param>
/// <param name="Seconds">From nothing at all to the image; sources to compile not counted.</param>
/// <param name="Sources">Packages that are compiled.</param>
public sealed record Forecast(int Packages, long Download, long Image, double Seconds, IReadOnlyList<string> Sources)
{
    /// <summary>The forecast for a lock.</summary>
    /// <param name="packages">The lock of the wheels.</param>
    /// <param name="files">What is downloaded: the same lock, or that of the Debian packages.</param>
    /// <param name="rates">The rates.</param>
    /// <param name="baseBytes">Bytes of the base that are not among the files; 0 where nobody knows.</param>
    public static Forecast Of(LockTotals packages, LockTotals files, ForecastRates rates, long baseBytes)
    {
        var download = files.Bytes + files.Unsized.Sum(ForecastRates.Assumed);
        var seconds = rates.FixedSeconds + download / 1e6 / rates.LinkMegabytes + download / 1e6 / rates.PackMegabytes;
        return new Forecast(packages.Packages, download, baseBytes + (long)(download * rates.ImagePerByte), seconds, packages.Sources);
    }
}

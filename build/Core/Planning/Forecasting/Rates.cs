using Slipway.Core.Catalog;
using Slipway.Core.Images;

namespace Slipway.Core.Planning.Forecasting;

/// <summary>What is assumed where no record of this project knows better. Printed with every forecast that rests on it.</summary>
/// <param name="DownBytes">Bytes a second from a mirror, an index or a registry.</param>
/// <param name="UpBytes">Bytes a second to a registry.</param>
/// <param name="PackBytes">Bytes a second of tar that are laid out and packed.</param>
/// <param name="UnpackBytes">The same where Debian packages are unpacked first: base and shared libraries.</param>
/// <param name="CompileBytes">Bytes a second of bytecode that are compiled and packed.</param>
/// <param name="ConvertBytes">Bytes a second of wheels made from Debian packages.</param>
/// <param name="NativeSeconds">Toolchain image and native code, compiled for all platforms.</param>
/// <param name="FixedSeconds">Plan, config, manifest and record of any build.</param>
/// <param name="PackedShare">Packed bytes of a layer for each byte of its tar.</param>
/// <param name="BytecodeShare">Bytes of bytecode for each packed byte of the wheels.</param>
/// <param name="UnpackedDebs">Bytes of files for each byte of a .deb.</param>
/// <param name="SmallLayer">Bytes of a layer of sources or compiled modules.</param>
public sealed record Rates(
    double DownBytes,
    double UpBytes,
    double PackBytes,
    double UnpackBytes,
    double CompileBytes,
    double ConvertBytes,
    double NativeSeconds,
    double FixedSeconds,
    double PackedShare,
    double BytecodeShare,
    double UnpackedDebs,
    long SmallLayer
)
{
    /// <summary>Link and packing as the table of modes states them (<see cref="ForecastRates"/>); the rest from the demo on two cores (bench/demo.md).</summary>
    public static readonly Rates Default = new(
        DownBytes: ForecastRates.Debs.LinkMegabytes * 1e6,
        UpBytes: 10e6,
        PackBytes: ForecastRates.Debs.PackMegabytes * 1e6,
        UnpackBytes: 15e6,
        CompileBytes: 8e6,
        ConvertBytes: 20e6,
        NativeSeconds: 35,
        FixedSeconds: 0.3,
        PackedShare: 0.33,
        BytecodeShare: 0.45,
        UnpackedDebs: 3,
        SmallLayer: 100_000
    );

    /// <summary>Bytes a second of tar that a maker lays out and packs.</summary>
    /// <param name="maker">The maker.</param>
    public double Packing(LayerMaker maker) =>
        maker switch
        {
            LayerMaker.Base or LayerMaker.Syslibs or LayerMaker.Tools or LayerMaker.TestTools => UnpackBytes,
            LayerMaker.Bytecode => CompileBytes,
            _ => PackBytes,
        };

    /// <summary>The rates as one line.</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"down {DownBytes / 1e6:0.#} MB/s, up {UpBytes / 1e6:0.#} MB/s, packing {PackBytes / 1e6:0} MB/s (base and syslibs {UnpackBytes / 1e6:0} MB/s, bytecode {CompileBytes / 1e6:0} MB/s), wheels from Debian packages {ConvertBytes / 1e6:0} MB/s, native code {NativeSeconds:0} s"
        );
}

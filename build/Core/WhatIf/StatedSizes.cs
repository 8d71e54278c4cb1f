using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Core.Wheels;

namespace Slipway.Core.WhatIf;

/// <summary>Packed bytes that stated shares give, part by part: what a layer that was packed is compared with, so that one that was not can be forecast.</summary>
internal static class StatedSizes
{
    /// <summary>What a wheel counts as whose size no lock tells.</summary>
    private const long Unknown = 3_000_000;

    /// <summary>The parts of a layer that have names of their own: its wheels; empty for other layers.</summary>
    /// <param name="image">The image.</param>
    /// <param name="layer">A layer of it.</param>
    public static IEnumerable<(string Name, double Bytes)> Parts(ImageState image, LayerPlan layer) =>
        layer.Group is not { } group ? [] : image.Groups.First(x => x.Name == group).Wheels.Select(x => (x.NormalizedName, Of(layer.Maker, x, image.Sources)));

    /// <summary>A layer without such parts.</summary>
    /// <param name="image">The image.</param>
    /// <param name="layer">A layer of it.</param>
    public static double Whole(ImageState image, LayerPlan layer) =>
        image.PlatformInputs is not { } inputs
            ? StatedShares.SmallLayer
            : layer.Maker switch
            {
                LayerMaker.Base => inputs.Base.Sum(x => x.Size) * StatedShares.Deb,
                LayerMaker.Syslibs => Libraries(layer, inputs) * StatedShares.Deb,
                LayerMaker.Bytecode when layer.Name == BytecodeFiles.OfBase => BasePython.Packages(inputs.Base).Sum(x => x.Size) * StatedShares.BaseBytecode,
                LayerMaker.Model => (image.Inputs!.Model?.Size ?? 0) * StatedShares.Model,
                _ => StatedShares.SmallLayer,
            };

    /// <summary>What a wheel adds to a layer.</summary>
    /// <param name="maker">Of wheels, or of bytecode.</param>
    /// <param name="package">The wheel.</param>
    /// <param name="sources">Shares of Python sources.</param>
    public static double Of(LayerMaker maker, LockedPackage package, IReadOnlyDictionary<string, double> sources) =>
        (package.Size ?? Unknown)
        * (
            maker == LayerMaker.Bytecode
                ? StatedShares.Bytecode(package, sources.TryGetValue(package.NormalizedName, out var share) ? share : null)
                : StatedShares.Wheel(package)
        );

    /// <summary>Of all packages that libraries may be taken of few are needed where wheels bring their own.</summary>
    private static long Libraries(LayerPlan layer, PlatformInputs inputs) =>
        inputs.Groups.SelectMany(x => x.Wheels).Any(x => x.Debs.Count > 0) || !layer.IsWalked
            ? Planning.Forecasting.LayerSizes.Libraries(layer, inputs).Sum(x => x.Size)
            : 0;
}

using Slipway.Core.Debian;
using Slipway.Core.Images;

namespace Slipway.Core.Planning.Forecasting;

/// <summary>How large a layer will be, roughly, from its inputs alone.</summary>
public static class LayerSizes
{
    /// <summary>Bytes of its tar.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="rates">What is assumed.</param>
    public static long Unpacked(BuildPlan plan, LayerPlan layer, Rates rates)
    {
        var platform = plan.Inputs.Platforms.First(x => x.Platform == layer.Platform);
        return layer.Maker switch
        {
            LayerMaker.Base => (long)(platform.Base.Sum(x => x.Size) * rates.UnpackedDebs),
            LayerMaker.Syslibs => (long)(Libraries(layer, platform).Sum(x => x.Size) * rates.UnpackedDebs),
            LayerMaker.Wheels => (long)(platform.Groups.First(x => x.Name == layer.Name).PackedSize / rates.PackedShare),
            LayerMaker.Bytecode when layer.Group is null => (long)(BasePython.Packages(platform.Base).Sum(x => x.Size) * rates.UnpackedDebs),
            LayerMaker.Bytecode => (long)(platform.Groups.First(x => x.Name == layer.Group).PackedSize * rates.BytecodeShare),
            LayerMaker.Model => plan.Inputs.Model?.Size ?? 0,
            LayerMaker.Tools => (long)(platform.Tools.Sum(x => x.Size) * rates.UnpackedDebs),
            LayerMaker.TestTools => (long)(platform.TestTools.Sum(x => x.Size) * rates.UnpackedDebs),
            LayerMaker.TestModel => plan.Inputs.Dev?.TestModel?.Size ?? 0,
            _ => rates.SmallLayer,
        };
    }

    /// <summary>Bytes of the layer as it is kept and sent.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="rates">What is assumed.</param>
    public static long Packed(BuildPlan plan, LayerPlan layer, Rates rates) =>
        layer.Maker is LayerMaker.Model or LayerMaker.TestModel ? Unpacked(plan, layer, rates) : (long)(Unpacked(plan, layer, rates) * rates.PackedShare);

    /// <summary>Packages whose libraries are in a layer: one in a layer of its own, all others in the common one.</summary>
    internal static IEnumerable<DebPackage> Libraries(LayerPlan layer, PlatformInputs platform) =>
        layer.IsWalked
            ? platform.Syslibs.Where(x => SyslibLayer.Of(x.Name) is null)
            : platform.OwnSyslibs.Where(x => x.Layer.Name == layer.Name).Select(x => x.Package);
}

using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Locks;

namespace Slipway.Core.Planning.Forecasting;

/// <summary>Something that has to be fetched.</summary>
/// <param name="Digest">Its digest.</param>
/// <param name="Bytes">Its size.</param>
public sealed record Download(Digest Digest, long Bytes);

/// <summary>What layers of a plan need from outside and the store lacks.</summary>
/// <param name="plan">The plan.</param>
/// <param name="store">What is there.</param>
internal sealed class Downloads(BuildPlan plan, IStoreFacts store)
{
    /// <summary>What one layer needs; two layers may need the same.</summary>
    /// <param name="layer">A layer that has to be made.</param>
    public IEnumerable<Download> Of(LayerPlan layer)
    {
        var platform = PlatformOf(layer);
        return layer.Maker switch
        {
            LayerMaker.Base => Missing(platform.Base),
            LayerMaker.Syslibs when !layer.IsWalked => Missing(LayerSizes.Libraries(layer, platform)),
            LayerMaker.Syslibs => Missing(BaseOf(layer) is { } key && store.HasLibraries(key) ? [] : platform.Base)
                .Concat(Missing(platform.HasConverted ? platform.Syslibs : []))
                .Concat(Debs(MissingWheels(layer), platform)),
            LayerMaker.Bytecode when layer.Group is null => Missing(platform.Base),
            LayerMaker.Wheels or LayerMaker.Bytecode => Debs(MissingWheels(layer), platform),
            LayerMaker.Component when !store.HasExport(layer.Key) && !store.HasLayer(Planner.ToolchainKey(plan.Inputs)) => Missing(plan.Inputs.Toolchain),
            LayerMaker.Model when plan.Inputs.Model is { } model && !store.Has(Digest.Parse(model.Sha256)) => [new(Digest.Parse(model.Sha256), model.Size)],
            _ => [],
        };
    }

    /// <summary>Wheels of a layer that the store lacks; of the layer of shared libraries those whose needs are walked and not known.</summary>
    /// <param name="layer">The layer.</param>
    public IEnumerable<LockedPackage> MissingWheels(LayerPlan layer)
    {
        var groups = PlatformOf(layer).Groups.Where(x => layer.IsWalked || x.Name == layer.Group);
        return groups.SelectMany(x => x.Wheels).Where(x => layer.IsWalked ? !store.HasNeeds(x) : !store.Has(x.Hash));
    }

    /// <summary>Inputs of the layer's platform.</summary>
    public PlatformInputs PlatformOf(LayerPlan layer) => plan.Inputs.Platforms.First(x => x.Platform == layer.Platform);

    /// <summary>Null in a part of a plan that has no base.</summary>
    private Key? BaseOf(LayerPlan layer) => plan.Images.First(x => x.Platform == layer.Platform).Layers.FirstOrDefault(x => x.Maker == LayerMaker.Base)?.Key;

    private IEnumerable<Download> Missing(IEnumerable<DebPackage> packages) =>
        packages.Where(x => !store.Has(x.Sha256)).Select(x => new Download(x.Sha256, x.Size));

    /// <summary>A wheel comes from packages, or is fetched itself.</summary>
    private IEnumerable<Download> Debs(IEnumerable<LockedPackage> wheels, PlatformInputs platform)
    {
        var list = wheels.ToList();
        var names = list.SelectMany(x => x.Debs).ToHashSet(StringComparer.Ordinal);
        var converted = names.Count == 0 ? [] : Missing(platform.Locks.With(DebRoles.Wheel).Where(x => names.Contains(ConvertedWheel.NameOf(x))));
        return list.Where(x => x.Debs.Count == 0).Select(x => new Download(x.Hash, x.Size ?? 0)).Concat(converted);
    }
}

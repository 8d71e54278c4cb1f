using Slipway.Core.Catalog;
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
            LayerMaker.Component when store.HasExport(layer.Key) => [],
            LayerMaker.Component when plan.Inputs.Components?.All.FirstOrDefault(x => x.Name == layer.Name) is { } component => Part(plan.Inputs.Toolchain)
                .Concat(Part(plan.Inputs.Components.Toolchain))
                .Concat(Source(component)),
            LayerMaker.Component => Part(plan.Inputs.Toolchain),
            LayerMaker.Model => Model(plan.Inputs.Model),
            LayerMaker.Tools => Missing(platform.Tools),
            LayerMaker.TestTools => Missing(platform.TestTools),
            LayerMaker.TestModel => Model(plan.Inputs.Dev?.TestModel),
            _ => [],
        };
    }

    /// <summary>What the compile of a wheel needs: the source archive, what it is built with, and the toolchain.</summary>
    /// <param name="wheel">A wheel that has to be compiled.</param>
    public IEnumerable<Download> Of(CompilePlan wheel) =>
        wheel
            .Build.Requires.Prepend(wheel.Build.Source)
            .Where(x => !store.Has(x.Hash))
            .Select(x => new Download(x.Hash, x.Size ?? 0))
            .Concat(Part(plan.Inputs.Toolchain))
            .Concat(wheel.Build.Settings.Parts.SelectMany(x => Part(plan.Inputs.Parts.GetValueOrDefault(x) ?? [])));

    /// <summary>Wheels of a layer that are fetched or converted and that the store lacks; of the layer of shared libraries those whose needs are walked and not known.</summary>
    /// <param name="layer">The layer.</param>
    public IEnumerable<LockedPackage> MissingWheels(LayerPlan layer)
    {
        var groups = PlatformOf(layer).Groups.Where(x => layer.IsWalked || x.Name == layer.Group);
        return groups.SelectMany(x => x.Wheels).Where(x => !x.IsSdist && (layer.IsWalked ? !store.HasNeeds(x) : !store.Has(x.Hash)));
    }

    /// <summary>Inputs of the layer's platform.</summary>
    public PlatformInputs PlatformOf(LayerPlan layer) => plan.Inputs.Platforms.First(x => x.Platform == layer.Platform);

    /// <summary>Null in a part of a plan that has no base.</summary>
    private Key? BaseOf(LayerPlan layer) => plan.Images.First(x => x.Platform == layer.Platform).Layers.FirstOrDefault(x => x.Maker == LayerMaker.Base)?.Key;

    /// <summary>Packages of a part of the toolchain, where its layer has to be made.</summary>
    private IEnumerable<Download> Part(IReadOnlyList<DebPackage> packages) =>
        store.HasLayer(Planner.ToolchainKey(packages, plan.Inputs.Host)) ? [] : Missing(packages);

    private IEnumerable<Download> Source(ComponentInput component) =>
        component.Source is { } source && Digest.TryParse(source.Sha256, out var digest) && !store.Has(digest) ? [new Download(digest, source.Size)] : [];

    private IEnumerable<Download> Model(ModelPin? model) =>
        model is not null && !store.Has(Digest.Parse(model.Sha256)) ? [new Download(Digest.Parse(model.Sha256), model.Size)] : [];

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

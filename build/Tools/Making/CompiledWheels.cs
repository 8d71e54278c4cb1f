using System.Collections.Concurrent;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Core.Wheels;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>Wheels that were compiled, by the key of what they were compiled from, and which of a plan's source archives they stand for.</summary>
/// <param name="store">Has the wheels.</param>
internal sealed class CompiledWheels(ContentStore store)
{
    private readonly CompiledWheelIndex _index = new(store);
    private readonly ConcurrentDictionary<(Platform Platform, Digest Source), LockedPackage> _known = new();
    private BuildPlan? _plan;

    /// <summary>The wheel of a key; null where the store lacks it.</summary>
    public CompiledWheel? Find(Key key) => _index.Find(key)?.Wheel;

    /// <summary>What is asked for from now on is asked about this plan.</summary>
    public void Follow(BuildPlan plan) => _plan = plan;

    /// <summary>The wheel that goes into an image: of a source archive the one that was compiled from it.</summary>
    /// <exception cref="SlipwayException">SLP303: it is not in the store.</exception>
    public LockedPackage Of(Platform platform, LockedPackage package) =>
        package.IsSdist && TryOf(platform, package) is var wheel ? wheel ?? throw new SlipwayException(StoreProblems.BlobMissing(package.File)) : package;

    /// <summary>As <see cref="Of"/>; null where it is not in the store.</summary>
    public LockedPackage? TryOf(Platform platform, LockedPackage package)
    {
        if (!package.IsSdist)
            return package;
        if (_known.TryGetValue((platform, package.Hash), out var known))
            return known;
        var plan = _plan?.Compiles.FirstOrDefault(x => x.Platform == platform && x.Build.Source.Hash == package.Hash);
        if (plan is null || Find(plan.Key) is not { } wheel)
            return null;
        return _known[(platform, package.Hash)] = package with { File = wheel.FileName, Hash = wheel.Digest, Size = wheel.Size, IsSdist = false };
    }

    /// <summary>Keeps a wheel with how it came about.</summary>
    public void Record(CompiledWheel wheel, WheelProvenance provenance)
    {
        var text = System.Text.Encoding.UTF8.GetBytes(provenance.ToJson());
        _index.Record(new WheelArtifact(wheel, new Descriptor(WheelArtifact.ProvenanceType, store.Add(text), text.Length)));
    }
}

using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Forecasting;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>What the store has, for forecasts.</summary>
internal sealed class StoreFacts(Workbench bench) : IStoreFacts
{
    private readonly ArtifactIndex _exports = new(bench.Store, ArtifactIndex.Exports);

    public bool Has(Digest blob) => bench.Store.Has(blob);

    public bool HasLayer(Key key) => bench.Layers.Find(key) is not null;

    public bool HasExport(Key layer) => _exports.Find(layer) is not null;

    public bool HasNeeds(LockedPackage wheel) => bench.Store.Has(wheel.Hash) || bench.Facts.KnowsNeeds(wheel);

    public bool HasLibraries(Key baseLayer) => bench.Facts.KnowsLibraries(baseLayer);
}

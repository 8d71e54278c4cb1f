using System.Text.Json;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Forecasting;
using Slipway.Core.Wheels;
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

    /// <summary>The newest key of the package whose wheel is still in the store.</summary>
    public CompileForecast? LastCompile(string name)
    {
        var index = new CompiledWheelIndex(bench.Store);
        var last = bench.Records.Keys.KnownWheels(name).Select(x => index.Find(Key.OfText(x.Text))).FirstOrDefault(x => x is not null);
        if (last is null)
            return null;
        try
        {
            var provenance = WheelProvenance.Read(File.ReadAllText(bench.Store.PathOf(last.Provenance.Digest)));
            return new CompileForecast(provenance.Seconds, provenance.Jobs);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            // A forecast is worth no failure.
            return null;
        }
    }

    public bool HasLibraries(Key baseLayer) => bench.Facts.KnowsLibraries(baseLayer);
}

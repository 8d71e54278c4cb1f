using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Core.Catalog;
using Slipway.Core.Layering;

namespace Slipway.Core.Rendering;

/// <summary>What <c>Explain --layers --json</c> prints: which wheels share a layer. docs/layers.md describes it.</summary>
/// <param name="Schema">Version of this form; raised when a field changes its meaning or goes.</param>
/// <param name="Tag">Mode, backend and device.</param>
/// <param name="Upstream">Where packages come from.</param>
/// <param name="Images">One a platform.</param>
/// <param name="Notes">What a reader should know, such as that the plan of a lock is missing.</param>
public sealed record LayersReport(int Schema, string Tag, string Upstream, IReadOnlyList<ImageLayers> Images, IReadOnlyList<string> Notes)
{
    /// <summary>The version that this code writes.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The report of some plans.</summary>
    /// <param name="selection">What they are of.</param>
    /// <param name="plans">One a platform.</param>
    /// <param name="notes">What was noticed.</param>
    public static LayersReport Of(Selection selection, IEnumerable<(Platform Platform, LayerPlan Plan)> plans, IEnumerable<string> notes) =>
        new(CurrentSchema, selection.Tag, selection.Upstream.Name, [.. plans.Select(x => ImageLayers.Of(x.Platform, x.Plan))], [.. notes]);

    /// <summary>The JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, LayersReportContext.Default.LayersReport) + "\n";
}

/// <summary>The layers of wheels of one platform's image.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Limit">Most layers that were allowed.</param>
/// <param name="Bytes">Bytes of all wheels.</param>
/// <param name="ExpectedBytes">Bytes that the next update is expected to move.</param>
/// <param name="Layers">The layers, lowest first.</param>
public sealed record ImageLayers(string Platform, int Limit, long Bytes, long ExpectedBytes, IReadOnlyList<WheelLayer> Layers)
{
    /// <summary>Those of a plan.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="plan">The plan.</param>
    public static ImageLayers Of(Platform platform, LayerPlan plan) =>
        new(platform.ToString(), plan.Limit, plan.Layers.Sum(x => x.Bytes), (long)plan.ExpectedBytes, [.. plan.Layers.Select(WheelLayer.Of)]);
}

/// <summary>One layer of wheels.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Bytes that it is expected to have when packed.</param>
/// <param name="Chance">Chance that anything of it changes in the next update, 0 to 1.</param>
/// <param name="ChangesAYear">How often that is a year.</param>
/// <param name="Reason"><c>pinned</c>, <c>alone</c>, <c>together</c>, <c>quiet</c> or <c>busy</c>.</param>
/// <param name="Why">As a person reads it.</param>
/// <param name="Wheels">Its wheels, the largest first.</param>
public sealed record WheelLayer(string Name, long Bytes, double Chance, double ChangesAYear, string Reason, string Why, IReadOnlyList<LayerWheel> Wheels)
{
    /// <summary>That of a plan.</summary>
    /// <param name="layer">The layer.</param>
    public static WheelLayer Of(PlannedLayer layer) =>
        new(
            layer.Name,
            layer.Bytes,
            Math.Round(layer.Chance, 3),
            Math.Round(layer.ChangesAYear, 1),
            layer.Reason.ToString().ToLowerInvariant(),
            layer.Why,
            [.. layer.Wheels.OrderByDescending(x => x.Size).ThenBy(x => x.Name, StringComparer.Ordinal).Select(x => new LayerWheel(x.Name, x.Version, x.Size))]
        );
}

/// <summary>A wheel of a layer.</summary>
/// <param name="Name">Normalized name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Bytes">Bytes that it is expected to take in the packed layer.</param>
public sealed record LayerWheel(string Name, string Version, long Bytes);

/// <summary>JSON code made at compile time: start-up counts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(LayersReport))]
internal sealed partial class LayersReportContext : JsonSerializerContext;

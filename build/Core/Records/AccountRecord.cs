using System.Globalization;
using System.Text.Json.Serialization;

namespace Slipway.Core.Records;

/// <summary>What a run found instead of making it, and what that was worth.</summary>
/// <param name="LayersFound">Layers that were there.</param>
/// <param name="LayersMade">Layers that were made.</param>
/// <param name="StepsRun">BuildKit steps that ran, of all products.</param>
/// <param name="StepsCached">BuildKit steps that were cached.</param>
/// <param name="BytesPulled">Bytes that were downloaded.</param>
/// <param name="BytesPushed">Bytes that were sent to registries.</param>
public sealed record AccountRecord(int LayersFound, int LayersMade, int StepsRun, int StepsCached, long BytesPulled, long BytesPushed)
{
    /// <summary>Wheels; null where no layer needed any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WheelCounts? Wheels { get; init; }

    /// <summary>Wall time in seconds of the last run that found no layer; null where none is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? UncachedSeconds { get; init; }

    /// <summary>By how many seconds this run was shorter than that one; negative where it was longer. Null where none is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? SavedSeconds { get; init; }

    /// <summary>The account of a run.</summary>
    /// <param name="record">The run.</param>
    /// <param name="earlier">The run before it of the same image; null for none.</param>
    public static AccountRecord Of(BuildRecord record, BuildRecord? earlier)
    {
        var found = record.Layers.Count(x => x.State == "found");
        var uncached = found == 0 ? record.Seconds : earlier?.Account?.UncachedSeconds;
        return new AccountRecord(
            found,
            record.Layers.Count - found,
            record.Products.Sum(x => x.StepsRun),
            record.Products.Sum(x => x.StepsCached),
            record.BytesIn,
            record.Deliveries.Where(x => x.To == "registry").Sum(x => x.Bytes)
        )
        {
            Wheels = record.Products.Select(x => x.Wheels).FirstOrDefault(x => x is not null),
            UncachedSeconds = uncached,
            SavedSeconds = uncached - record.Seconds,
        };
    }

    /// <summary>One line for people.</summary>
    public string ToLine()
    {
        List<string> parts = [$"{LayersFound} of {LayersFound + LayersMade} layers"];
        if (StepsRun + StepsCached > 0)
            parts.Add($"{StepsCached} of {StepsRun + StepsCached} BuildKit steps");
        if (Wheels is { All: > 0 } wheels)
            parts.Add($"{wheels.InStore + wheels.ByKey} of {wheels.All} wheels");
        var saved =
            SavedSeconds is { } seconds && UncachedSeconds is { } whole && LayersFound > 0
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"; {Math.Abs(seconds):0.0} s {(seconds < 0 ? "more" : "less")} than the last run that found no layer ({whole:0.0} s)"
                )
                : "";
        return $"found and not made: {string.Join(", ", parts)}{saved}";
    }
}

/// <summary>Where wheels came from.</summary>
/// <param name="InStore">They were in the store.</param>
/// <param name="Fetched">Fetched from an index, or converted from packages of a suite.</param>
/// <param name="ByKey">Compiled by another machine, and found by their key.</param>
/// <param name="Compiled">Compiled in this run.</param>
public sealed record WheelCounts(int InStore, int Fetched, int ByKey, int Compiled)
{
    /// <summary>All of them.</summary>
    [JsonIgnore]
    public int All => InStore + Fetched + ByKey + Compiled;
}

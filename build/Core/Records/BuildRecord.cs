using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Core.Records;

/// <summary>What a build did. Written as versioned JSON, one file a build; read by the next plan and by reports.</summary>
/// <param name="Schema">Version of this form. Readers skip records of a version that they do not know.</param>
/// <param name="Id">Start time in UTC, sortable, such as <c>20261121T110000.123Z</c>.</param>
/// <param name="Name">Image name without registry.</param>
/// <param name="Tag">Its tag: mode, backend and device.</param>
/// <param name="Upstream">Where bases and packages came from.</param>
/// <param name="PlanKey">Key of the plan.</param>
/// <param name="Seconds">Wall time from the plan to the last delivery, without the smoke test.</param>
/// <param name="Products">BuildBase, Wheelhouse, BackendBuild.</param>
/// <param name="Layers">Every layer of every image.</param>
/// <param name="Images">The images.</param>
/// <param name="Index">Digest of the index that holds them.</param>
/// <param name="Deliveries">Where the image was put.</param>
/// <param name="Smoke">What the test of the running image said.</param>
/// <param name="Tools">Program or library to version.</param>
/// <param name="BytesIn">Bytes that were downloaded.</param>
/// <param name="Forecast">What the plan forecast; null where there was none.</param>
public sealed record BuildRecord(
    int Schema,
    string Id,
    string Name,
    string Tag,
    string Upstream,
    string PlanKey,
    double Seconds,
    IReadOnlyList<ProductRecord> Products,
    IReadOnlyList<LayerRecord> Layers,
    IReadOnlyList<ImageRecord> Images,
    string Index,
    IReadOnlyList<DeliveryRecord> Deliveries,
    IReadOnlyList<SmokeRecord> Smoke,
    IReadOnlyDictionary<string, string> Tools,
    long BytesIn,
    ForecastRecord? Forecast
)
{
    /// <summary>The version that this code writes.</summary>
    public const int CurrentSchema = 2;

    /// <summary>What compilers asked their cache; null where nothing was compiled.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CompilerCacheRecord? CompilerCache { get; init; }

    /// <summary>What the service's tests said, in images that have them; null in others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TestsRecord>? Tests { get; init; }

    /// <summary>What was found instead of made; null in records of versions that did not count it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AccountRecord? Account { get; init; }

    /// <summary>The JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RecordContext.Default.BuildRecord) + "\n";

    /// <summary>Reads a record; null when the text is no record of this version.</summary>
    /// <param name="json">The text.</param>
    public static BuildRecord? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, RecordContext.Default.BuildRecord) is { Schema: CurrentSchema } record ? record : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A product that is not an image of the service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">Its key.</param>
/// <param name="State">found, made or notneeded.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="BytesIn">Bytes downloaded.</param>
/// <param name="StepsRun">BuildKit steps that ran.</param>
/// <param name="StepsCached">BuildKit steps that were cached.</param>
public sealed record ProductRecord(string Name, string Key, string State, double Seconds, long BytesIn, int StepsRun, int StepsCached)
{
    /// <summary>Of Wheelhouse: where the wheels came from that it was to bring; null for the others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WheelCounts? Wheels { get; init; }
}

/// <summary>A layer.</summary>
/// <param name="Id">Platform and name.</param>
/// <param name="Maker">Who makes it.</param>
/// <param name="Key">Its key.</param>
/// <param name="State">found or made.</param>
/// <param name="Seconds">Seconds of making and packing.</param>
/// <param name="BytesIn">Bytes of the tar.</param>
/// <param name="BytesOut">Packed bytes.</param>
/// <param name="Digest">Digest of the packed bytes.</param>
/// <param name="DiffId">Digest of the tar.</param>
/// <param name="Packer">What packed it.</param>
public sealed record LayerRecord(
    string Id,
    string Maker,
    string Key,
    string State,
    double Seconds,
    long BytesIn,
    long BytesOut,
    string Digest,
    string DiffId,
    string Packer
)
{
    /// <summary>Of bytecode that was made: sources that Python does not take, each with the reason; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? WithoutBytecode { get; init; }
}

/// <summary>What a plan forecast, kept beside what came of it.</summary>
/// <param name="Seconds">Wall time.</param>
/// <param name="BytesIn">Bytes to download.</param>
/// <param name="Basis">Such as <c>from 3 runs</c> or <c>default</c>.</param>
/// <param name="Error">(measured - forecast) / measured of the seconds: 0.25 means that it took longer than forecast by a quarter of itself.</param>
public sealed record ForecastRecord(double Seconds, long BytesIn, string Basis, double Error);

/// <summary>One platform's image.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Manifest">Digest of its manifest.</param>
/// <param name="Config">Digest of its config.</param>
/// <param name="Bytes">Packed bytes of its layers.</param>
public sealed record ImageRecord(string Platform, string Manifest, string Config, long Bytes);

/// <summary>Somewhere the image was put.</summary>
/// <param name="To">engine, registry or layout.</param>
/// <param name="Where">Name or path.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="Bytes">Bytes that were sent.</param>
public sealed record DeliveryRecord(string To, string Where, double Seconds, long Bytes);

/// <summary>The test of one platform's running image.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Result">passed, recorded (an earlier pass of the same digest) or untested.</param>
/// <param name="Reason">Why it was not tested; empty otherwise.</param>
/// <param name="Seconds">Wall time.</param>
public sealed record SmokeRecord(string Platform, string Result, string Reason, double Seconds);

/// <summary>The service's tests in one platform's image.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Result">passed, recorded (an earlier pass of the same digest) or untested.</param>
/// <param name="Reason">Counts of a run; why it was not run; empty where a pass was recorded.</param>
/// <param name="Passed">Tests that passed.</param>
/// <param name="Skipped">Tests that were skipped.</param>
/// <param name="Seconds">Wall time.</param>
public sealed record TestsRecord(string Platform, string Result, string Reason, int Passed, int Skipped, double Seconds);

/// <summary>JSON code made at compile time: start-up counts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(BuildRecord))]
[JsonSerializable(typeof(IReadOnlyList<ProductRecord>))]
internal sealed partial class RecordContext : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Core.Auditing.Budgets;

/// <summary>What an audit leaves for the next one of the same image, so that it can say what grew. Written as versioned JSON, one file an audit.</summary>
/// <param name="Schema">Version of this form. Readers skip records of a version that they do not know.</param>
/// <param name="Id">Time in UTC, sortable, such as <c>20261121T110000.123Z</c>, as build records have it.</param>
/// <param name="Image">The image as it was named.</param>
/// <param name="Platform">Its platform.</param>
/// <param name="Manifest">Digest of its manifest.</param>
/// <param name="Packed">Packed bytes of its layers.</param>
/// <param name="Unpacked">Bytes of its layers' tars.</param>
/// <param name="Wasted">Wasted bytes.</param>
/// <param name="Efficiency">Its efficiency.</param>
/// <param name="Layers">Its layers, lowest first.</param>
/// <param name="Packages">Its packages, the largest first.</param>
/// <param name="Files">Its largest files, the largest first: 1,000 at most.</param>
public sealed record AuditRecord(
    int Schema,
    string Id,
    string Image,
    string Platform,
    string Manifest,
    long Packed,
    long Unpacked,
    long Wasted,
    double Efficiency,
    IReadOnlyList<RecordedLayer> Layers,
    IReadOnlyList<RecordedPackage> Packages,
    IReadOnlyList<RecordedFile> Files
)
{
    /// <summary>The version that this code writes.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, AuditRecordContext.Default.AuditRecord) + "\n";

    /// <summary>Reads a record; null when the text is no whole record of this version.</summary>
    /// <param name="json">The text.</param>
    public static AuditRecord? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, AuditRecordContext.Default.AuditRecord) is { Schema: CurrentSchema } record ? record : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A layer.</summary>
/// <param name="Name">Maker and name, or a Dockerfile's instruction.</param>
/// <param name="DiffId">Digest of its tar.</param>
/// <param name="Packed">Packed bytes.</param>
/// <param name="Unpacked">Bytes of the tar.</param>
public sealed record RecordedLayer(string Name, string DiffId, long Packed, long Unpacked);

/// <summary>A package.</summary>
/// <param name="Kind"><c>python</c> or <c>system</c>.</param>
/// <param name="Name">Its normalised name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Packed">Its share of packed bytes.</param>
/// <param name="Bytes">Unpacked bytes of its files.</param>
/// <param name="LockLine">File and line of the lock that asks for it; absent where unknown.</param>
public sealed record RecordedPackage(string Kind, string Name, string Version, long Packed, long Bytes, string? LockLine = null);

/// <summary>A file.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Packed">Its share of the layer's packed bytes.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record RecordedFile(string Path, long Packed, long Bytes);

/// <summary>JSON code made at compile time: start-up counts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    WriteIndented = true,
    NewLine = "\n"
)]
[JsonSerializable(typeof(AuditRecord))]
internal sealed partial class AuditRecordContext : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Core.Wheels;

/// <summary>How a wheel came about: kept beside it, as <c>provenance.json</c>.</summary>
/// <param name="Schema">Version of this form.</param>
/// <param name="Key">Key of what it was compiled from.</param>
/// <param name="Inputs">The key's text: every input by name.</param>
/// <param name="File">Its file name.</param>
/// <param name="Sha256">Its digest in hex digits.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Objects">Its extensions and libraries.</param>
/// <param name="Libraries">Libraries that they need and that it does not bring.</param>
/// <param name="Imported">Modules that were imported when it was made.</param>
/// <param name="Lacking">Modules that were not, for want of another package.</param>
/// <param name="Seconds">How long its compile took.</param>
/// <param name="Jobs">How many compilers were allowed at once.</param>
/// <param name="CacheHits">Objects from the compiler cache.</param>
/// <param name="CacheMisses">Objects that were compiled.</param>
public sealed record WheelProvenance(
    int Schema,
    string Key,
    string Inputs,
    string File,
    string Sha256,
    long Size,
    IReadOnlyList<string> Objects,
    IReadOnlyList<string> Libraries,
    IReadOnlyList<string> Imported,
    IReadOnlyList<string> Lacking,
    double Seconds,
    int Jobs,
    int CacheHits,
    int CacheMisses
)
{
    /// <summary>The version that this code writes.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Name of the artifact beside the wheel.</summary>
    public const string Name = "provenance.json";

    /// <summary>The JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, WheelProvenanceContext.Default.WheelProvenance) + "\n";

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static WheelProvenance Read(string json) =>
        JsonSerializer.Deserialize(json, WheelProvenanceContext.Default.WheelProvenance) ?? throw new JsonException("the provenance is null");
}

/// <summary>JSON code made at compile time: start-up counts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(WheelProvenance))]
internal sealed partial class WheelProvenanceContext : JsonSerializerContext;

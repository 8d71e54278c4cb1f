using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Core.Rendering;

/// <summary>What <c>Explain --why NAME --json</c> prints. docs/why.md describes it.</summary>
/// <param name="Schema">Version of this form; raised when a field changes its meaning or goes.</param>
/// <param name="Name">What was asked about.</param>
/// <param name="Plan">The plan, such as <c>minimal-onnx-cpu from upstream debian</c>.</param>
/// <param name="Answers">One for each thing that the name stands for.</param>
/// <param name="Notes">What a reader should know.</param>
public sealed record WhyReport(int Schema, string Name, string Plan, IReadOnlyList<WhyAnswerReport> Answers, IReadOnlyList<string> Notes)
{
    /// <summary>The version that this code writes.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, WhyJson.Default.WhyReport) + "\n";

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static WhyReport Read(string json) => JsonSerializer.Deserialize(json, WhyJson.Default.WhyReport) ?? throw new JsonException("the report is null");
}

/// <summary>Why one thing is found or made.</summary>
/// <param name="Kind"><c>layer</c> or <c>product</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Platform">Platform of its image; absent where it belongs to none.</param>
/// <param name="Holds">Of a package: name and version of it, which is in that layer or product.</param>
/// <param name="Key">Its key.</param>
/// <param name="State"><c>found</c>, <c>make</c> or <c>not needed</c>.</param>
/// <param name="Reason">The plan's first reason: where it was found, or why it is made.</param>
/// <param name="MadeBefore">Since when this key is known here, in UTC; absent where it is not.</param>
/// <param name="Known">How many other keys of it are known.</param>
/// <param name="Nearest">The known key with the fewest differences, of several the newest; absent where there is none.</param>
/// <param name="NearestSince">Since when that one is known here, in UTC; absent where only the cache knows it.</param>
/// <param name="Changes">In what the key differs from that one.</param>
public sealed record WhyAnswerReport(
    string Kind,
    string Name,
    string? Platform,
    string? Holds,
    string Key,
    string State,
    string Reason,
    string? MadeBefore,
    int Known,
    string? Nearest,
    string? NearestSince,
    IReadOnlyList<WhyChangeReport> Changes
);

/// <summary>One field in which two keys differ.</summary>
/// <param name="Kind"><c>added</c>, <c>removed</c>, <c>changed</c> or <c>reordered</c>.</param>
/// <param name="Field">The field, such as <c>Wheels[numpy].Version</c>.</param>
/// <param name="Before">Its value in the nearest known key; absent where it has none.</param>
/// <param name="After">Its value now; absent where it has none.</param>
/// <param name="Text">As a person reads it.</param>
public sealed record WhyChangeReport(string Kind, string Field, string? Before, string? After, string Text);

/// <summary>JSON code made at compile time: start-up counts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n"
)]
[JsonSerializable(typeof(WhyReport))]
internal sealed partial class WhyJson : JsonSerializerContext;

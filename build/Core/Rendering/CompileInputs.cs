using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Keys;

namespace Slipway.Core.Rendering;

/// <summary>What the step that compiles a wheel is told: made from the wheel's key record and from nothing else.</summary>
/// <param name="Key">The key, for the log.</param>
/// <param name="Name">Normalized name of the package.</param>
/// <param name="Version">Its version.</param>
/// <param name="Source">File name of the source archive.</param>
/// <param name="Sha256">Its digest in hex digits.</param>
/// <param name="Python">Major and minor version.</param>
/// <param name="Platform">Platform that the wheel is for.</param>
/// <param name="Environment">Variables.</param>
/// <param name="Settings">Settings of the back end.</param>
/// <param name="Requires">File names of what it is built with.</param>
/// <param name="Patches">File names of patches.</param>
/// <param name="Native">Whether it may compile for the machine's own processor.</param>
/// <param name="Pure">Whether it may come without its extension.</param>
public sealed record CompileInputs(
    string Key,
    string Name,
    string Version,
    string Source,
    string Sha256,
    string Python,
    string Platform,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyDictionary<string, string> Settings,
    IReadOnlyList<string> Requires,
    IReadOnlyList<string> Patches,
    bool Native,
    bool Pure
)
{
    /// <summary>What is told for a key.</summary>
    /// <param name="record">The key's record.</param>
    /// <param name="key">The key.</param>
    public static CompileInputs Of(CompiledWheelKey record, Key key) =>
        new(
            key.Hex,
            record.Name,
            record.Version,
            record.File,
            record.Source.Hex,
            record.Python,
            record.Platform,
            Map(record.Environment),
            Map(record.Settings),
            [.. record.Requires.Select(x => x.File)],
            [.. record.Patches.Select(x => x.Path)],
            record.Allow.Contains("native"),
            record.Allow.Contains("pure")
        );

    /// <summary>The JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CompileInputsContext.Default.CompileInputs) + "\n";

    private static SortedDictionary<string, string> Map(IReadOnlyList<ArgumentFact> facts) =>
        new(facts.ToDictionary(x => x.Name, x => x.Value, StringComparer.Ordinal), StringComparer.Ordinal);
}

/// <summary>JSON code made at compile time: start-up counts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(CompileInputs))]
internal sealed partial class CompileInputsContext : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Core.Locks.Diff;

namespace Slipway.Core.WhatIf;

/// <summary>What <c>Explain --bump</c>, <c>--lock</c> and <c>--since</c> answer. docs/explain.md describes it.</summary>
/// <param name="Schema">Version of this form; raised when a field changes its meaning or goes.</param>
/// <param name="Question">What was asked, such as <c>--bump numpy==2.2.5</c>.</param>
/// <param name="Upstream">Where packages come from.</param>
/// <param name="Locks">The locks that would change.</param>
/// <param name="Images">The images that would change.</param>
/// <param name="Unaffected">Images that stay as they are.</param>
/// <param name="Push">Bytes that are sent to the registry for all of them, each layer once.</param>
/// <param name="Registry">What the push is compared with: the registry that was asked, or the images of today.</param>
/// <param name="Command">What carries it out; null where it is done already.</param>
/// <param name="Notes">What a reader should know.</param>
public sealed record WhatIfReport(
    int Schema,
    string Question,
    string Upstream,
    IReadOnlyList<LockMoves> Locks,
    IReadOnlyList<ImageMovesReport> Images,
    IReadOnlyList<string> Unaffected,
    long Push,
    string Registry,
    string? Command,
    IReadOnlyList<string> Notes
)
{
    /// <summary>The version that this code writes.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, WhatIfJson.Default.WhatIfReport) + "\n";

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static WhatIfReport Read(string json) =>
        JsonSerializer.Deserialize(json, WhatIfJson.Default.WhatIfReport) ?? throw new JsonException("the report is null");
}

/// <summary>A lock that would change.</summary>
/// <param name="Path">The lock, as the user knows it.</param>
/// <param name="Diff">What would move in it.</param>
public sealed record LockMoves(string Path, LockDiff Diff);

/// <summary>An image that would change.</summary>
/// <param name="Tag">Mode, backend and device.</param>
/// <param name="Platform">The platform.</param>
/// <param name="IsBuilt">Whether this version builds it; else its layers of wheels and bytecode alone are counted.</param>
/// <param name="IsNew">Whether there is no such image today.</param>
/// <param name="Make">Layers that would be made.</param>
/// <param name="Found">Layers that are found, here or in a registry.</param>
/// <param name="Push">Bytes that are sent to the registry for this image alone.</param>
/// <param name="Pull">Bytes that a machine with the image of today pulls.</param>
/// <param name="Compile">Packages without a wheel, which are compiled first.</param>
/// <param name="Seconds">Of making the image with all platforms of its selection; null where this version does not build it.</param>
/// <param name="SecondsBasis">What the seconds rest on; null likewise.</param>
/// <param name="Layers">Layers that the image of today lacks, lowest first.</param>
public sealed record ImageMovesReport(
    string Tag,
    string Platform,
    bool IsBuilt,
    bool IsNew,
    int Make,
    int Found,
    long Push,
    long Pull,
    IReadOnlyList<string> Compile,
    double? Seconds,
    string? SecondsBasis,
    IReadOnlyList<LayerMoveReport> Layers
);

/// <summary>A layer that the image of today lacks.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Maker">Who makes it.</param>
/// <param name="Key">Its key.</param>
/// <param name="State"><c>found</c> or <c>make</c>.</param>
/// <param name="Bytes">Bytes when packed.</param>
/// <param name="Basis">What they rest on: <c>known</c>, <c>samecontent</c>, <c>learnt</c> (how its packages' present versions were packed), <c>stated</c> (shares of the documentation).</param>
/// <param name="Push">Bytes that are sent to the registry.</param>
/// <param name="Pull">Bytes that a machine with the image of today pulls.</param>
/// <param name="Why">What changed.</param>
public sealed record LayerMoveReport(string Name, string Maker, string Key, string State, long Bytes, string Basis, long Push, long Pull, string Why);

/// <summary>JSON code made at compile time: start-up counts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n"
)]
[JsonSerializable(typeof(WhatIfReport))]
internal sealed partial class WhatIfJson : JsonSerializerContext;

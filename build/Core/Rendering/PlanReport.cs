using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Core.Rendering;

/// <summary>What <c>Explain --json</c> prints: a plan with its reasons and its forecast. docs/explain.md describes it.</summary>
/// <param name="Schema">Version of this form; raised when a field changes its meaning or goes.</param>
/// <param name="Service">Name of the service.</param>
/// <param name="Tag">Mode, backend and device.</param>
/// <param name="Upstream">Where bases and packages come from.</param>
/// <param name="Choices">What was chosen, and where each choice was given, for people.</param>
/// <param name="Key">Key of all images together.</param>
/// <param name="Products">BuildBase, Wheelhouse, BackendBuild.</param>
/// <param name="Images">One a platform.</param>
/// <param name="Places">Where the image would go, and what is there.</param>
/// <param name="Forecast">What it would cost.</param>
/// <param name="Notes">What a reader should know, such as records that were skipped.</param>
public sealed record PlanReport(
    int Schema,
    string Service,
    string Tag,
    string Upstream,
    string Choices,
    string Key,
    IReadOnlyList<ProductReport> Products,
    IReadOnlyList<ImageReport> Images,
    IReadOnlyList<PlaceReport> Places,
    ForecastReport Forecast,
    IReadOnlyList<string> Notes
)
{
    /// <summary>Wheels that are compiled from source archives; null where there are none.</summary>
    public IReadOnlyList<CompileReport>? Compiles { get; init; }

    /// <summary>The version that this code writes.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, PlanReportContext.Default.PlanReport) + "\n";

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static PlanReport Read(string json) =>
        JsonSerializer.Deserialize(json, PlanReportContext.Default.PlanReport) ?? throw new JsonException("the report is null");
}

/// <summary>A product that is not an image of the service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">Its key.</param>
/// <param name="State"><c>make</c> or <c>not needed</c>.</param>
/// <param name="Reasons">Why.</param>
public sealed record ProductReport(string Name, string Key, string State, IReadOnlyList<ReasonReport> Reasons);

/// <summary>A wheel that is compiled from a source archive.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Name">Normalized name of the package.</param>
/// <param name="Version">Its version.</param>
/// <param name="Key">Its key.</param>
/// <param name="State"><c>found</c>, <c>make</c> or <c>not needed</c>.</param>
/// <param name="File">The wheel's file name; null while it is not made.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Seconds">What the package's wheel took the last time; null where that is not known here, and for one that need not be compiled.</param>
/// <param name="Jobs">Compilers that ran at once then.</param>
public sealed record CompileReport(
    string Platform,
    string Name,
    string Version,
    string Key,
    string State,
    string? File,
    IReadOnlyList<ReasonReport> Reasons,
    double? Seconds,
    int? Jobs
);

/// <summary>One platform's image.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Key">Its key.</param>
/// <param name="Layers">Its layers, lowest first.</param>
public sealed record ImageReport(string Platform, string Key, IReadOnlyList<LayerReport> Layers);

/// <summary>One layer of one image.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Maker">Who makes it.</param>
/// <param name="Key">Its key.</param>
/// <param name="State"><c>found</c> or <c>make</c>.</param>
/// <param name="Where">Where it was found: <c>store</c>, <c>registry</c>. Empty for one that has to be made.</param>
/// <param name="Digest">Digest of the packed bytes; null while it is not made.</param>
/// <param name="Bytes">Packed bytes; for one that has to be made as forecast.</param>
/// <param name="Reasons">All reasons, the most telling first.</param>
/// <param name="Seconds">Forecast of making it; null for one that was found.</param>
/// <param name="Download">Bytes that making it needs from outside; null for one that was found.</param>
/// <param name="Basis">What the forecast rests on: <c>from 3 runs</c>, <c>default</c>; null for one that was found.</param>
public sealed record LayerReport(
    string Name,
    string Maker,
    string Key,
    string State,
    IReadOnlyList<string> Where,
    string? Digest,
    long Bytes,
    IReadOnlyList<ReasonReport> Reasons,
    double? Seconds,
    long? Download,
    string? Basis
);

/// <summary>One reason.</summary>
/// <param name="Kind"><c>found</c>, <c>notneeded</c>, <c>needed</c>, <c>new</c>, <c>gone</c> or <c>input</c>.</param>
/// <param name="Text">As a person reads it.</param>
/// <param name="Field">Of kind <c>input</c>: field of the key, such as <c>Base.Packages</c>.</param>
/// <param name="Input">Of kind <c>input</c>: the member of that field, such as <c>libc6:amd64</c>.</param>
/// <param name="Before">Of kind <c>input</c>: the value before.</param>
/// <param name="After">Of kind <c>input</c>: the value now.</param>
public sealed record ReasonReport(string Kind, string Text, string? Field, string? Input, string? Before, string? After);

/// <summary>Somewhere the image would go.</summary>
/// <param name="To"><c>engine</c>, <c>registry</c>, or <c>cache</c>: the repository of layers by key.</param>
/// <param name="Where">Name of the image there; of a cache its repository.</param>
/// <param name="State"><c>found</c>, <c>missing</c> or <c>unknown</c>.</param>
/// <param name="Detail">Such as why it is unknown.</param>
public sealed record PlaceReport(string To, string Where, string State, string Detail);

/// <summary>What carrying out the plan would cost.</summary>
/// <param name="Seconds">Wall time, without the smoke test.</param>
/// <param name="Download">Bytes.</param>
/// <param name="Upload">Bytes of layers; null where no registry was named or it does not answer.</param>
/// <param name="PeakDisk">Bytes.</param>
/// <param name="Basis">What the seconds rest on.</param>
/// <param name="PastError">Median absolute error of earlier forecasts as a share of what was measured; null where there are none.</param>
/// <param name="Rates">The stated rates, where anything rests on them; else empty.</param>
/// <param name="Compiles">Wheels that have to be compiled; null for none.</param>
/// <param name="Unmeasured">Those of them that were never compiled here: their time is not in <paramref name="Seconds"/>. Null for none.</param>
public sealed record ForecastReport(
    double Seconds,
    long Download,
    long? Upload,
    long PeakDisk,
    string Basis,
    double? PastError,
    string Rates,
    int? Compiles = null,
    int? Unmeasured = null
);

/// <summary>JSON code made at compile time: start-up counts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n"
)]
[JsonSerializable(typeof(PlanReport))]
internal sealed partial class PlanReportContext : JsonSerializerContext;

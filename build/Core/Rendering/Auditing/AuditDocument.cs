using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Core.Auditing;

namespace Slipway.Core.Rendering.Auditing;

/// <summary>What <c>Audit --json</c> prints. docs/budgets.md describes it.</summary>
/// <param name="Schema">Version of this form; raised when a field changes its meaning or goes.</param>
/// <param name="Images">One for each image and platform.</param>
/// <param name="Sharing">What the images have in common; absent for one image.</param>
public sealed record AuditDocument(int Schema, IReadOnlyList<AuditedImage> Images, AuditSharing? Sharing)
{
    /// <summary>The version that this code writes.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The JSON text.</summary>
    /// <param name="reports">The audits.</param>
    public static string Render(IReadOnlyList<AuditReport> reports) =>
        JsonSerializer.Serialize(
            new AuditDocument(CurrentSchema, [.. reports.Select(AuditedImage.Of)], AuditSharing.Of(reports)),
            AuditDocumentContext.Default.AuditDocument
        ) + "\n";
}

/// <summary>One platform's image. Sizes are bytes.</summary>
/// <param name="Name">How it was named.</param>
/// <param name="Platform">Its platform.</param>
/// <param name="Manifest">Digest of its manifest.</param>
/// <param name="Packed">Packed bytes of its layers.</param>
/// <param name="Unpacked">Bytes of its layers' tars.</param>
/// <param name="Files">Paths that a container sees.</param>
/// <param name="Bytes">Bytes of the files that a container sees.</param>
/// <param name="Wasted">Wasted bytes, as dive counts them.</param>
/// <param name="Replaced">Bytes of files that a later layer brings again.</param>
/// <param name="Deleted">Bytes of files that a later layer deletes or hides; dive counts few of them.</param>
/// <param name="Duplicated">Bytes of equal files at different paths, all but one of each.</param>
/// <param name="Efficiency">Efficiency, as dive defines it.</param>
/// <param name="Layers">Lowest first.</param>
/// <param name="Packages">The largest first.</param>
/// <param name="Findings">The worst first, without the suppressed.</param>
/// <param name="Suppressed">Findings that slipway.json accepts.</param>
/// <param name="Budgets">Budgets that hold for it.</param>
/// <param name="Growth">What grew in packed bytes since the last audit.</param>
/// <param name="History">Earlier sizes, the oldest first.</param>
/// <param name="Shadowed">Paths that are brought twice or deleted.</param>
/// <param name="Duplicates">Equal files at different paths.</param>
public sealed record AuditedImage(
    string Name,
    string Platform,
    string Manifest,
    long Packed,
    long Unpacked,
    int Files,
    long Bytes,
    long Wasted,
    long Replaced,
    long Deleted,
    long Duplicated,
    double Efficiency,
    IReadOnlyList<AuditedLayer> Layers,
    IReadOnlyList<InstalledPackage> Packages,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<SuppressedFinding> Suppressed,
    IReadOnlyList<BudgetAnswer> Budgets,
    IReadOnlyList<GrowthBlame> Growth,
    IReadOnlyList<EarlierSize> History,
    IReadOnlyList<ShadowedPath> Shadowed,
    IReadOnlyList<DuplicateContent> Duplicates
)
{
    /// <summary>That of an audit.</summary>
    /// <param name="report">The audit.</param>
    public static AuditedImage Of(AuditReport report) =>
        new(
            report.Image.Name,
            report.Image.Platform,
            report.Image.Manifest.ToString(),
            report.Image.Packed,
            report.Image.Unpacked,
            report.Measures.Files,
            report.Measures.Bytes,
            report.Measures.Wasted,
            report.Measures.ReplacedBytes,
            report.Measures.DeletedBytes,
            report.Measures.DuplicatedBytes,
            Math.Round(report.Measures.Efficiency, 6),
            [
                .. report.Image.Layers.Select(x => new AuditedLayer(
                    x.Number,
                    x.Blob.MediaType,
                    x.Blob.Digest.ToString(),
                    x.DiffId.ToString(),
                    x.Blob.Size,
                    x.Unpacked,
                    x.Instruction
                )),
            ],
            report.Packages,
            report.Findings,
            report.Suppressed,
            report.Budgets,
            report.Growth,
            report.History,
            report.Measures.Shadowed,
            report.Measures.Duplicates
        );
}

/// <summary>A layer.</summary>
/// <param name="Number">Its place, the lowest is 0.</param>
/// <param name="MediaType">How it is packed.</param>
/// <param name="Digest">Digest of the packed blob.</param>
/// <param name="DiffId">Digest of the tar.</param>
/// <param name="Packed">Bytes of the blob.</param>
/// <param name="Unpacked">Bytes of the tar.</param>
/// <param name="MadeBy">Maker and name, or a Dockerfile's instruction.</param>
public sealed record AuditedLayer(int Number, string MediaType, string Digest, string DiffId, long Packed, long Unpacked, string MadeBy);

/// <summary>Writes a choice as a word in lower case.</summary>
/// <typeparam name="T">The choice.</typeparam>
internal sealed class LowerCaseWord<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;

/// <summary>JSON code made at compile time: start-up counts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LowerCaseWord<Severity>), typeof(LowerCaseWord<PackageKind>), typeof(LowerCaseWord<BudgetMeasure>)],
    WriteIndented = true,
    NewLine = "\n"
)]
[JsonSerializable(typeof(AuditDocument))]
internal sealed partial class AuditDocumentContext : JsonSerializerContext;

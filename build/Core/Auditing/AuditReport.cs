using Slipway.Core.Images.Contents;

namespace Slipway.Core.Auditing;

/// <summary>All that an audit says of one platform's image. Every face of it (table, JSON, Markdown, HTML) is made from this and nothing else.</summary>
/// <param name="Image">What was read.</param>
/// <param name="Measures">Sizes, waste and efficiency.</param>
/// <param name="Packages">The packages in it, the largest first.</param>
/// <param name="Findings">What should not be there, the worst first, without the suppressed.</param>
/// <param name="Suppressed">Findings that slipway.json accepts, with the reason.</param>
/// <param name="Budgets">The budgets that hold for the image; empty where none does.</param>
/// <param name="History">Earlier sizes of images of this name, the oldest first.</param>
public sealed record AuditReport(
    ImageContents Image,
    ImageMeasures Measures,
    IReadOnlyList<InstalledPackage> Packages,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<SuppressedFinding> Suppressed,
    IReadOnlyList<BudgetAnswer> Budgets,
    IReadOnlyList<EarlierSize> History
)
{
    /// <summary>What grew in packed bytes since the last audit of another image of this name, the most first; empty where nothing is known.</summary>
    public IReadOnlyList<GrowthBlame> Growth { get; init; } = [];
}

/// <summary>A finding that somebody accepted.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Until">The last day on which it is; null for always.</param>
public sealed record SuppressedFinding(Finding Finding, string Reason, DateOnly? Until);

/// <summary>The size of an earlier image of the same name and platform.</summary>
/// <param name="Record">Id of the build record.</param>
/// <param name="Packed">Packed bytes of its layers.</param>
/// <param name="Layers">How many layers.</param>
public sealed record EarlierSize(string Record, long Packed, int Layers);

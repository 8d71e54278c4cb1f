using Slipway.Core.Catalog;
using Slipway.Tools.Making;

namespace Slipway.Tools.Auditing;

/// <summary>What is to be audited, and how the answer is given.</summary>
/// <param name="Root">Root folder of the repository.</param>
/// <param name="Wish">The selection, for the image of the last build.</param>
/// <param name="Images">Images as a user names them; none for that of the last build.</param>
/// <param name="Product">The product whose last image is audited where none is named.</param>
/// <param name="Format">How the answer is printed.</param>
/// <param name="Html">Where a page is written as well; null for nowhere.</param>
public sealed record AuditRequest(string Root, Wish Wish, IReadOnlyList<string> Images, ImageProduct Product, PlanFormat Format, string? Html)
{
    /// <summary>Whether findings of waste and danger are an error.</summary>
    public bool FailOnFindings { get; init; }

    /// <summary>Caches that are named; empty for that of slipway.json.</summary>
    public IReadOnlyList<string> Cache { get; init; } = [];

    /// <summary>The job's folder, absolute, which gets the answer as JSON as well; null for none.</summary>
    public string? JobFolder { get; init; }

    /// <summary>Columns of a table for people.</summary>
    public int Width { get; init; } = 100;
}

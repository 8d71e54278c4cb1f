using System.Text.Json.Serialization;

namespace Slipway.Core.PullRequests;

/// <summary>What a report needs of <c>Audit --json</c>. Words stay words, so that one of a later version is no error.</summary>
/// <param name="Schema">Version of the form.</param>
/// <param name="Images">One for each image and platform.</param>
public sealed record SeenAudit(int Schema, IReadOnlyList<SeenImage> Images);

/// <summary>An image.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Platform">Its platform.</param>
/// <param name="Packed">Packed bytes of its layers.</param>
/// <param name="Packages">Packages in it.</param>
/// <param name="Findings">Findings.</param>
/// <param name="Budgets">Budgets.</param>
public sealed record SeenImage(
    string Name,
    string Platform,
    long Packed,
    IReadOnlyList<SeenPackage> Packages,
    IReadOnlyList<SeenFinding> Findings,
    IReadOnlyList<SeenBudget> Budgets
);

/// <summary>A package.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Kind">python or system.</param>
/// <param name="Packed">Packed bytes.</param>
public sealed record SeenPackage(string Name, string Version, string Kind, long Packed);

/// <summary>A finding.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Severity">note, waste or danger.</param>
/// <param name="Path">The path in the image.</param>
/// <param name="Bytes">Unpacked bytes that would be saved.</param>
/// <param name="What">What was found, a sentence.</param>
/// <param name="Remedy">What to do, a sentence.</param>
/// <param name="Blame">Who brought it; null where unknown.</param>
public sealed record SeenFinding(string Rule, string Severity, string Path, long Bytes, string What, string Remedy, SeenBlame? Blame);

/// <summary>Who brought something.</summary>
/// <param name="Package">Name and version of a package; null where it belongs to none.</param>
/// <param name="LockLine">File and line of the lock; null where unknown.</param>
public sealed record SeenBlame(string? Package, string? LockLine);

/// <summary>A budget.</summary>
/// <param name="Name">What is budgeted.</param>
/// <param name="Measure">packed, unpacked, waste or efficiency.</param>
/// <param name="Limit">Most bytes; of an efficiency the least, in millionths.</param>
/// <param name="Found">Bytes of the image, or millionths.</param>
/// <param name="Origin">File and line, or default.</param>
public sealed record SeenBudget(string Name, string Measure, long Limit, long Found, string Origin)
{
    /// <summary>Whether it is an efficiency.</summary>
    [JsonIgnore]
    public bool IsShare => Measure == "efficiency";

    /// <summary>Whether the image breaks it.</summary>
    [JsonIgnore]
    public bool Breaks => IsShare ? Found < Limit : Found > Limit;
}

using Slipway.Core.Images;

namespace Slipway.Core.Locks.Index;

/// <summary>One file of a project as an index offers it (PEP 503, 691, 700, 714).</summary>
/// <param name="FileName">File name without folder: a wheel's, or a source archive's.</param>
/// <param name="Address">Where it is, absolute, without the fragment.</param>
/// <param name="Sha256">Its digest; null where the index gives none.</param>
/// <param name="Size">Its bytes; null where the index does not say (HTML never does).</param>
/// <param name="Uploaded">When it was uploaded; null where the index does not say (HTML never does).</param>
/// <param name="RequiresPython">The Python versions that it is for, as a specifier; null for all.</param>
/// <param name="Yanked">Why it was withdrawn (PEP 592), an empty text where no reason is given; null when it was not.</param>
/// <param name="HasMetadata">Whether <c>ADDRESS.metadata</c> holds the wheel's METADATA (PEP 658).</param>
/// <param name="Metadata">The digest of that file; null where the index does not say.</param>
public sealed record IndexFile(
    string FileName,
    Uri Address,
    Digest? Sha256,
    long? Size,
    DateTimeOffset? Uploaded,
    string? RequiresPython,
    string? Yanked,
    bool HasMetadata,
    Digest? Metadata
)
{
    private static readonly string[] SourceEndings = [".tar.gz", ".zip"];

    /// <summary>The name taken apart; null for a source archive and for a name that is none.</summary>
    public WheelFileName? Wheel { get; } = WheelFileName.TryParse(FileName, out _);

    /// <summary>Whether it is a source archive.</summary>
    public bool IsSource => SourceEndings.Any(ending => FileName.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>Name and version that the file name tells; null when it is neither wheel nor source archive (PEP 625).</summary>
    public (string Name, PythonVersion Version)? Release => Wheel is { } wheel ? (wheel.Name, wheel.Version) : SourceRelease();

    /// <summary>Whether the file name is one that can be a file of a project: hostile and foreign names are none.</summary>
    /// <param name="project">Normalized name of the project.</param>
    public bool Belongs(string project) => IsPlain(FileName) && Release is { } release && release.Name == project;

    private (string, PythonVersion)? SourceRelease()
    {
        if (SourceEndings.FirstOrDefault(ending => FileName.EndsWith(ending, StringComparison.Ordinal)) is not { } found)
            return null;
        var stem = FileName[..^found.Length];
        var dash = stem.LastIndexOf('-');
        return dash > 0 && ProjectName.IsValid(stem[..dash]) && PythonVersion.TryParse(stem[(dash + 1)..], out var version)
            ? (ProjectName.Normalize(stem[..dash]), version)
            : null;
    }

    private static bool IsPlain(string name) =>
        name.Length is > 0 and <= 255 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '!');
}

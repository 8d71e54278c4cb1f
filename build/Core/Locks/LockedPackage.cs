using Slipway.Core.Images;

namespace Slipway.Core.Locks;

/// <summary>One package of a lock: one line.</summary>
/// <param name="Name">Name as written; normalized in every lock that Slipway writes.</param>
/// <param name="Version">Exact version as written.</param>
/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="File">The wheel's file name (a source archive's where <paramref name="IsSdist"/>).</param>
/// <param name="Size">Its bytes; null where it was not known when the lock was made (<c>?</c>).</param>
/// <param name="Parents">Names of the packages that ask for it, in the written order; <c>root</c> means an input names it.</param>
/// <param name="IsSdist">No wheel exists: the file is a source archive that must be compiled.</param>
/// <param name="Debs">Debian packages that the wheel was converted from, <c>name_version_arch</c>; empty elsewhere.</param>
public sealed record LockedPackage(
    string Name,
    string Version,
    Digest Hash,
    string File,
    long? Size,
    IReadOnlyList<string> Parents,
    bool IsSdist,
    IReadOnlyList<string> Debs
)
{
    /// <summary>The parent that stands for the input files.</summary>
    public const string Root = "root";

    /// <summary>Normalized name (PEP 503).</summary>
    public string NormalizedName => ProjectName.Normalize(Name);

    /// <summary>Whether an input names it.</summary>
    public bool IsRoot => Parents.Contains(Root);

    /// <summary>The packages that ask for it.</summary>
    public IEnumerable<string> RequiredBy => Parents.Where(parent => parent != Root);

    /// <summary>The line, without line end. An installer reads it up to <c> #</c>.</summary>
    public override string ToString() =>
        $"{Name}=={Version} --hash={Hash} # {File} {Size?.ToString() ?? "?"} via {string.Join(", ", Parents)}"
        + (IsSdist ? " (sdist)" : "")
        + (Debs.Count > 0 ? $"; debs {string.Join(' ', Debs)}" : "");
}

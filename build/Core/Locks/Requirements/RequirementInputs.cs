using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Locks.Requirements;

/// <summary>A requirement that an input file states.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Place">File and line.</param>
public sealed record RootRequirement(Requirement Requirement, LockPlace Place)
{
    /// <summary>Normalized name.</summary>
    public string Name => Requirement.NormalizedName;
}

/// <summary>The requirement files of a selection, read.</summary>
/// <param name="Files">The files, included ones first, each once: as a lock's head names them.</param>
/// <param name="Digest">Of the files' bytes, joined in that order.</param>
/// <param name="Roots">What they state, in order.</param>
public sealed record RequirementInputs(IReadOnlyList<string> Files, Digest Digest, IReadOnlyList<RootRequirement> Roots)
{
    private readonly IReadOnlyList<byte[]> _bytes = [];

    /// <summary>Normalized names of the roots, in order, each once.</summary>
    public IReadOnlyList<string> Names => [.. Roots.Select(root => root.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>How a lock's head names them: digest, two blanks, files.</summary>
    public string Head => $"{Digest}  {string.Join(' ', Files)}";

    /// <summary>Reads files and what they include.</summary>
    /// <param name="files">File names, below the folder of requirements.</param>
    /// <param name="read">A file's bytes by its name; null when it does not exist.</param>
    /// <exception cref="SlipwayException">SLP213 to SLP219: all mistakes of all files together.</exception>
    public static RequirementInputs Read(IReadOnlyList<string> files, Func<string, byte[]?> read)
    {
        var chain = new IncludeChain(read);
        foreach (var file in files)
            chain.Add(file, null);
        if (chain.Problems.Count > 0)
            throw new SlipwayException(chain.Problems);
        return Of(chain.Files, chain.Bytes, chain.Roots);
    }

    /// <summary>The same without what does not count in an environment. Files and digest stay.</summary>
    /// <param name="environment">The environment.</param>
    /// <exception cref="SlipwayException">SLP215: a marker compares what cannot be compared.</exception>
    public RequirementInputs In(MarkerEnvironment environment) => this with { Roots = [.. Roots.Where(root => root.Requirement.Counts(environment))] };

    /// <summary>The same without what one more file names, which then counts as an input too.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="read">A file's bytes by its name; null when it does not exist.</param>
    /// <exception cref="SlipwayException">SLP213 to SLP219.</exception>
    public RequirementInputs Without(string file, Func<string, byte[]?> read)
    {
        var left = Read([file], read);
        var names = left.Names.ToHashSet(StringComparer.Ordinal);
        return Of([.. Files, .. left.Files], [.. _bytes, .. left._bytes], [.. Roots.Where(root => !names.Contains(root.Name))]);
    }

    private RequirementInputs(IReadOnlyList<string> files, Digest digest, IReadOnlyList<RootRequirement> roots, IReadOnlyList<byte[]> bytes)
        : this(files, digest, roots) => _bytes = bytes;

    private static RequirementInputs Of(IReadOnlyList<string> files, IReadOnlyList<byte[]> bytes, IReadOnlyList<RootRequirement> roots) =>
        new(files, Digest.Of(bytes.SelectMany(x => x).ToArray()), roots, bytes);
}

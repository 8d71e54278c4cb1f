namespace Slipway.Core.Locks.Requirements;

/// <summary>Clauses that a version must all meet (PEP 440), such as <c>&gt;=2.1,&lt;3</c>. Empty: every version does.</summary>
/// <param name="Clauses">The clauses, sorted by their text and each once.</param>
public sealed record VersionSpecifiers(IReadOnlyList<VersionSpecifier> Clauses)
{
    /// <summary>No clause.</summary>
    public static readonly VersionSpecifiers Any = new([]);

    /// <summary>Whether a clause names a pre-release, so that pre-releases are wanted.</summary>
    public bool WantsPrereleases => Clauses.Any(clause => clause.WantsPrereleases);

    /// <summary>Reads clauses between commas; false when one of them is none.</summary>
    /// <param name="text">The text; empty is <see cref="Any"/>.</param>
    /// <param name="specifiers">The clauses.</param>
    public static bool TryParse(string text, out VersionSpecifiers specifiers)
    {
        specifiers = Any;
        var clauses = new SortedDictionary<string, VersionSpecifier>(StringComparer.Ordinal);
        foreach (var part in text.Split(',').Where(part => !string.IsNullOrWhiteSpace(part)))
        {
            if (!VersionSpecifier.TryParse(part, out var clause))
                return false;
            clauses[clause.ToString()] = clause;
        }
        if (clauses.Count > 0)
            specifiers = new VersionSpecifiers([.. clauses.Values]);
        return true;
    }

    /// <summary>Whether a version meets every clause; pre-releases are compared like any version.</summary>
    /// <param name="version">The version.</param>
    public bool Contains(PythonVersion version) => Clauses.All(clause => clause.Contains(version));

    /// <summary>Whether a version meets every clause; <c>===</c> compares the text as it was written.</summary>
    /// <param name="text">The version as written.</param>
    public bool Contains(string text) => Clauses.Count == 0 ? PythonVersion.TryParse(text, out _) : Clauses.All(clause => clause.Contains(text));

    /// <summary>Same clauses.</summary>
    /// <param name="other">Others.</param>
    public bool Equals(VersionSpecifiers? other) => other is not null && Clauses.SequenceEqual(other.Clauses);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The clauses with commas between.</summary>
    public override string ToString() => string.Join(',', Clauses);
}

using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks.Requirements;

/// <summary>A requirement (PEP 508): a project, the versions of it that will do, and when.</summary>
/// <param name="Name">Name as written.</param>
/// <param name="Extras">Extras as written, sorted and each once.</param>
/// <param name="Specifiers">Versions that will do; <see cref="VersionSpecifiers.Any"/> where <paramref name="Url"/> is given.</param>
/// <param name="Url">Where the one file is, or null.</param>
/// <param name="Marker">When it counts, or null for always.</param>
public sealed record Requirement(string Name, IReadOnlyList<string> Extras, VersionSpecifiers Specifiers, string? Url, Marker? Marker)
{
    /// <summary>Normalized name (PEP 503).</summary>
    public string NormalizedName => ProjectName.Normalize(Name);

    /// <summary>Reads a requirement; null when it is none.</summary>
    /// <param name="text">The text, without comment and options.</param>
    /// <param name="reason">Why it is none; empty otherwise.</param>
    public static Requirement? TryParse(string text, out string reason) => RequirementParser.Read(text, out reason);

    /// <summary>Whether it counts.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="extras">Extras of the project that has the requirement; none for an input.</param>
    /// <exception cref="SlipwayException">SLP215: its marker compares what cannot be compared.</exception>
    public bool Counts(MarkerEnvironment environment, params IReadOnlyCollection<string> extras) => Marker?.Holds(environment, extras) ?? true;

    /// <summary>Same requirement in the same spelling.</summary>
    /// <param name="other">Another.</param>
    public bool Equals(Requirement? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The requirement in the spelling of the reference implementation.</summary>
    public override string ToString() =>
        Name
        + (Extras.Count > 0 ? $"[{string.Join(',', Extras)}]" : "")
        + Specifiers
        + (Url is null ? "" : $" @ {Url}" + (Marker is null ? "" : " "))
        + (Marker is null ? "" : $"; {Marker}");
}

using Slipway.Core.Auditing.Packages;

namespace Slipway.Core.Auditing.Rules;

/// <summary>Paths of one layer that a rule tells together.</summary>
/// <param name="Layer">Number of the layer.</param>
/// <param name="Path">The one path, or the folder that holds all.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Files">How many files.</param>
/// <param name="Package">The package that all belong to; null for none or several.</param>
/// <param name="Roots">Paths that were taken, folders as one, sorted.</param>
internal sealed record PathGroup(int Layer, string Path, long Bytes, int Files, Distribution? Package, IReadOnlyList<string> Roots)
{
    /// <summary>Last segments of the first few roots, for people.</summary>
    public string Names =>
        string.Join(", ", Roots.Select(x => x[(x.LastIndexOf('/') + 1)..]).Distinct(StringComparer.Ordinal).Take(6))
        + (Roots.Select(x => x[(x.LastIndexOf('/') + 1)..]).Distinct(StringComparer.Ordinal).Skip(6).Any() ? ", ..." : "");

    /// <summary>Whose they are, for people: <c>numpy 2.1.3</c> or <c>several packages</c>.</summary>
    public string Whose => Package?.Title ?? "several packages";

    /// <summary>A number with its noun.</summary>
    /// <param name="count">The number.</param>
    /// <param name="one">The noun for one.</param>
    /// <param name="many">The noun for more.</param>
    public static string Count(int count, string one, string many) => count == 1 ? $"one {one}" : $"{count} {many}";
}

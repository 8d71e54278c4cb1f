using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks.Requirements;

/// <summary>A version that was chosen although an input does not take it.</summary>
/// <param name="Root">The input.</param>
/// <param name="Version">The version that was chosen.</param>
public sealed record UnmetRequirement(RootRequirement Root, string Version)
{
    /// <summary>Inputs that the chosen versions do not meet.</summary>
    /// <param name="roots">The inputs.</param>
    /// <param name="environment">For their markers: what does not count needs not be met.</param>
    /// <param name="chosen">The chosen version of a normalized name; null when nothing was chosen, which is not this question.</param>
    /// <exception cref="SlipwayException">SLP215: a marker compares what cannot be compared.</exception>
    public static IReadOnlyList<UnmetRequirement> Among(IEnumerable<RootRequirement> roots, MarkerEnvironment environment, Func<string, string?> chosen) =>
        [
            .. from root in roots
            let version = chosen(root.Name)
            where version is not null && root.Requirement.Counts(environment) && !root.Requirement.Specifiers.Contains(version)
            select new UnmetRequirement(root, version),
        ];
}

using Slipway.Core.Locks.Review;

namespace Slipway.Core.Locks.Budget;

/// <summary>How far an upgrade takes a package.</summary>
/// <param name="Releases">Final releases that it catches up on.</param>
/// <param name="Days">Days between the uploads of the two versions; 0 where the index does not say.</param>
/// <param name="IsRoot">Whether an input names the package.</param>
public sealed record Lag(int Releases, int Days, bool IsRoot)
{
    /// <summary>No upgrade: a package that is new, goes, or goes back.</summary>
    public static readonly Lag None = new(0, 0, false);

    /// <summary>A release counts as much as a month: who is behind by many small ones is behind as who is by a long time.</summary>
    private const double DaysOfRelease = 30;

    /// <summary>What the inputs name is what the service's authors chose and test: it counts twice.</summary>
    private const double OfRoot = 2;

    /// <summary>The worth as one number.</summary>
    public double Points => (Releases + (Days / DaysOfRelease)) * (IsRoot ? OfRoot : 1);

    /// <summary>How far one version of a package is from another.</summary>
    /// <param name="old">What the index says of the version now; null where it does not.</param>
    /// <param name="now">What it says of the version then; null likewise.</param>
    /// <param name="isRoot">Whether an input names it.</param>
    public static Lag Between(ReleaseFacts? old, ReleaseFacts? now, bool isRoot) =>
        new(
            // An upgrade that no index tells anything of is one release.
            old is null
            || now is null
                ? 1
                : Math.Max(1, old.NewerReleases - now.NewerReleases),
            old?.Uploaded is { } from && now?.Uploaded is { } to ? Math.Max(0, (int)(to - from).TotalDays) : 0,
            isRoot
        );

    /// <summary>Such as <c>3 releases, 41 days</c>.</summary>
    public override string ToString() => $"{Releases} {(Releases == 1 ? "release" : "releases")}{(Days > 0 ? $", {Days} days" : "")}";
}

using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks.Review;

/// <summary>What a lock is looked at with.</summary>
/// <param name="Lock">The lock.</param>
/// <param name="Previous">The lock that it replaces, or null.</param>
/// <param name="Releases">What the index says, by normalized name; a package that is missing is not judged by it.</param>
/// <param name="Files">Paths that each wheel installs, by normalized name, where they are known.</param>
/// <param name="Now">The time.</param>
/// <param name="Limits">From when on something is worth a warning.</param>
public sealed record LockReview(
    LockFile Lock,
    LockFile? Previous,
    IReadOnlyDictionary<string, ReleaseFacts> Releases,
    IReadOnlyDictionary<string, IReadOnlyCollection<string>> Files,
    DateTimeOffset Now,
    ReviewLimits Limits
)
{
    private static readonly IReadOnlyList<Func<LockReview, IEnumerable<Problem>>> Rules =
    [
        FarBehindRule.Check,
        DowngradeRule.Check,
        YankedRule.Check,
        YoungReleaseRule.Check,
        SharedFilesRule.Check,
        CudaInCpuRule.Check,
        CompileRule.Check,
    ];

    /// <summary>All warnings (SLP248 to SLP254) about a lock. Where nothing is known of releases, only what the lock itself shows.</summary>
    /// <param name="now">The lock.</param>
    /// <param name="previous">The lock that it replaces, or null.</param>
    /// <param name="releases">What the index says, by normalized name; may be empty.</param>
    /// <param name="time">The time.</param>
    /// <param name="limits">From when on something is worth a warning; null for the defaults.</param>
    /// <param name="files">Paths that each wheel installs, by normalized name, where they are known.</param>
    public static IReadOnlyList<Problem> Of(
        LockFile now,
        LockFile? previous,
        IReadOnlyDictionary<string, ReleaseFacts> releases,
        DateTimeOffset time,
        ReviewLimits? limits = null,
        IReadOnlyDictionary<string, IReadOnlyCollection<string>>? files = null
    )
    {
        var review = new LockReview(
            now,
            previous,
            releases,
            files ?? new Dictionary<string, IReadOnlyCollection<string>>(),
            time,
            limits ?? new ReviewLimits()
        );
        return [.. Rules.SelectMany(rule => rule(review))];
    }
}

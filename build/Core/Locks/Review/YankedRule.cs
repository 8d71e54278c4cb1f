using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks.Review;

/// <summary>A release that its authors withdrew (PEP 592) stays installable by exact version, so that a lock keeps it without a word.</summary>
internal static class YankedRule
{
    internal static IEnumerable<Problem> Check(LockReview review) =>
        from package in review.Lock.Packages
        where review.Releases.GetValueOrDefault(package.NormalizedName)?.Yanked is not null
        select ReviewProblems.Yanked(package, review.Releases[package.NormalizedName].Yanked!);
}

using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks.Review;

/// <summary>Files that nobody had much time to look at.</summary>
internal static class YoungReleaseRule
{
    internal static IEnumerable<Problem> Check(LockReview review)
    {
        var young = review
            .Lock.Packages.Select(package => (package, facts: review.Releases.GetValueOrDefault(package.NormalizedName)))
            .Where(x => x.facts?.Uploaded is { } uploaded && review.Now - uploaded < TimeSpan.FromDays(review.Limits.YoungDays))
            .Select(x => (x.package, x.facts!.Uploaded!.Value))
            .ToList();
        return young.Count == 0 ? [] : [ReviewProblems.Young(young, review.Limits.YoungDays)];
    }
}

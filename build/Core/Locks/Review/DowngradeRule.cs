using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Diff;

namespace Slipway.Core.Locks.Review;

/// <summary>A package that goes back is mostly the price of another one's new upper bound, and easily overlooked.</summary>
internal static class DowngradeRule
{
    internal static IEnumerable<Problem> Check(LockReview review)
    {
        if (review.Previous is null)
            return [];
        var down = LockDiff.Of(review.Previous, review.Lock).Of(LockChangeKind.Downgraded);
        return down.Count == 0 ? [] : [ReviewProblems.Downgraded(down)];
    }
}

using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks.Review;

/// <summary>Packages without a wheel: each is a compiler run, or a failure for want of a header, in every cold build.</summary>
internal static class CompileRule
{
    internal static IEnumerable<Problem> Check(LockReview review)
    {
        var sdists = review.Lock.Packages.Where(package => package.IsSdist).ToList();
        return sdists.Count == 0 ? [] : [ReviewProblems.MustBeCompiled(sdists)];
    }
}

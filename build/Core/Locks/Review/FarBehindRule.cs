using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks.Review;

/// <summary>A resolver that finds no way to the newest release walks back in silence, sometimes by years. Only inputs are judged: what they drag in is theirs to choose.</summary>
internal static class FarBehindRule
{
    internal static IEnumerable<Problem> Check(LockReview review) =>
        from package in review.Lock.Packages
        where package.IsRoot
        let facts = review.Releases.GetValueOrDefault(package.NormalizedName)
        where facts is { Newest: not null } && facts.Newest > PythonVersion.Parse(package.Version)
        let days = facts.NewestUploaded is { } newest && facts.Uploaded is { } locked ? (int)(newest - locked).TotalDays : 0
        where facts.NewerReleases >= review.Limits.ReleasesBehind || days >= review.Limits.DaysBehind
        select ReviewProblems.FarBehind(package, facts.Newest!, facts.NewerReleases, days);
}

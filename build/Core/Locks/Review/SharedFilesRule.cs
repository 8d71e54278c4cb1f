using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks.Review;

/// <summary>Two wheels that install the same files: the one that is installed last wins, and the order is nobody's decision.</summary>
internal static class SharedFilesRule
{
    internal static IEnumerable<Problem> Check(LockReview review)
    {
        var names = review.Lock.Packages.Select(package => package.NormalizedName).ToHashSet(StringComparer.Ordinal);
        var known = FileFamily.All.Select(family => (family, here: family.Members.Where(names.Contains).ToList())).Where(x => x.here.Count > 1).ToList();
        foreach (var (family, here) in known)
            yield return ReviewProblems.SharedFiles(here, family.Owns);
        foreach (var group in FromLists(review, names).Where(group => !known.Any(x => group.Owners.All(x.here.Contains))))
            yield return ReviewProblems.SharedFiles(
                group.Owners,
                group.Paths.Count == 1 ? group.Paths[0] : $"{group.Paths[0]} and {group.Paths.Count - 1} more files"
            );
    }

    private static IEnumerable<(List<string> Owners, List<string> Paths)> FromLists(LockReview review, HashSet<string> names) =>
        review
            .Files.Where(wheel => names.Contains(wheel.Key))
            .SelectMany(wheel => wheel.Value.Distinct(StringComparer.Ordinal).Select(path => (Path: path, wheel.Key)))
            .GroupBy(x => x.Path, x => x.Key, StringComparer.Ordinal)
            .Select(file => (Path: file.Key, Owners: file.Order(StringComparer.Ordinal).ToList()))
            .Where(file => file.Owners.Count > 1)
            .GroupBy(file => string.Join(' ', file.Owners), StringComparer.Ordinal)
            .Select(group => (group.First().Owners, group.Select(file => file.Path).Order(StringComparer.Ordinal).ToList()));
}

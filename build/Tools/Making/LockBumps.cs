using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;

namespace Slipway.Tools.Making;

/// <summary>What <c>--bump</c> names.</summary>
internal static class LockBumps
{
    /// <summary>Refuses what is no <c>NAME</c> or <c>NAME==VERSION</c>, and names that no lock has, all together.</summary>
    /// <param name="bumps">As typed.</param>
    /// <param name="drafts">The locks.</param>
    /// <exception cref="SlipwayException">SLP273, SLP274.</exception>
    public static void Check(IReadOnlyList<string> bumps, IReadOnlyList<LockDraft> drafts)
    {
        var known = drafts
            .SelectMany(draft => (draft.Before?.Packages.Select(x => x.NormalizedName) ?? []).Concat(draft.Inputs.Requirements.Names))
            .ToHashSet(StringComparer.Ordinal);
        var problems = new List<Problem>();
        foreach (var bump in bumps)
        {
            var words = bump.Split("==");
            if (words.Length > 2 || !ProjectName.IsValid(words[0]) || (words.Length == 2 && !PythonVersion.TryParse(words[1], out _)))
                problems.Add(LockingProblems.BadBump(bump));
            else if (!known.Contains(ProjectName.Normalize(words[0])))
                problems.Add(LockingProblems.UnknownBump(words[0], Closest.To(ProjectName.Normalize(words[0]), known)));
        }
        if (problems.Count > 0)
            throw new SlipwayException(problems);
    }

    /// <summary>Those that concern a lock: a bump of a package that another lock has changes nothing here.</summary>
    public static IReadOnlyList<string> For(LockDraft draft, IReadOnlyList<string> bumps) =>
        [
            .. bumps.Where(bump =>
            {
                var name = ProjectName.Normalize(bump.Split("==")[0]);
                return draft.Before?.Find(name) is not null || draft.Inputs.Requirements.Names.Contains(name);
            }),
        ];
}

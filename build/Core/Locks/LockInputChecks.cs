using Slipway.Core.Diagnostics;
using Slipway.Core.Locks.Requirements;

namespace Slipway.Core.Locks;

/// <summary>Whether a lock is an answer to its inputs. Needs no network.</summary>
public static class LockInputChecks
{
    /// <summary>All that is wrong: a stale lock (SLP241), roots that no input names (SLP244), inputs without a line (SLP245), versions that an input does not take (SLP246).</summary>
    /// <param name="path">The lock's path as the user knows it.</param>
    /// <param name="read">The lock.</param>
    /// <param name="inputs">What it should be made from.</param>
    /// <param name="command">The command that makes it anew.</param>
    /// <exception cref="SlipwayException">SLP215: a marker of an input compares what cannot be compared.</exception>
    public static IReadOnlyList<Problem> Check(string path, LockFile read, LockInputs inputs, string command)
    {
        var problems = new List<Problem>();
        if (inputs.ChangesSince(read.Head) is { Count: > 0 } changes)
            problems.Add(LockInputProblems.Stale(path, changes, command));
        if (read.Target.WheelTarget is not { } target)
            return problems;
        var environment = MarkerEnvironment.Of(target);
        var roots = inputs.RootsFor(environment);
        var asked = roots.Select(root => root.Name).ToHashSet(StringComparer.Ordinal);
        var locked = new Dictionary<string, LockedPackage>(StringComparer.Ordinal);
        for (var i = 0; i < read.Packages.Count; i++)
        {
            var package = read.Packages[i];
            locked[package.NormalizedName] = package;
            if (package.IsRoot && !asked.Contains(package.NormalizedName))
                problems.Add(
                    LockInputProblems.RootWithoutInput(new LockPlace(path, read.LineOf(i)), package.Name, Closest.To(package.NormalizedName, asked), command)
                );
        }
        foreach (var root in roots.Where(root => !locked.ContainsKey(root.Name)))
            problems.Add(LockInputProblems.InputWithoutLine(path, root, command));
        foreach (var unmet in UnmetRequirement.Among(roots, environment, name => locked.GetValueOrDefault(name)?.Version))
            problems.Add(LockInputProblems.Unmet(path, unmet, command));
        return problems;
    }
}

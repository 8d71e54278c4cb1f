using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;

namespace Slipway.Core.Wheels;

/// <summary>Says whose file is taken where two projects bring the same path.</summary>
/// <param name="Winner">Normalized name of the project whose file stays.</param>
/// <param name="Loser">Normalized name of the project whose file goes.</param>
public sealed record ConflictRule(string Winner, string Loser);

/// <summary>Files that two wheels bring. An installer lets the last one win, whichever that is; here it is refused unless the bytes are equal or a rule decides.</summary>
public static class WheelConflicts
{
    /// <summary>The wheels, less the files that a rule takes from one of them.</summary>
    /// <param name="wheels">All wheels of an environment.</param>
    /// <param name="rules">Who wins.</param>
    /// <exception cref="SlipwayException">SLP234: every pair of wheels that no rule orders, with its files.</exception>
    public static IReadOnlyList<LaidOutWheel> Resolve(IReadOnlyList<LaidOutWheel> wheels, IReadOnlyList<ConflictRule> rules)
    {
        var pairs = Find(wheels).Select(pair => (pair, rule: rules.FirstOrDefault(rule => Orders(rule, pair)))).ToList();
        var open = pairs.Where(x => x.rule is null).ToList();
        if (open.Count > 0)
            throw new SlipwayException([.. open.Select(x => WheelProblems.Conflict(x.pair.First.Text, x.pair.Second.Text, x.pair.Paths))]);
        var taken = pairs.SelectMany(x => x.pair.Paths.Select(path => (x.rule!.Loser, path))).ToHashSet();
        return [.. wheels.Select(wheel => wheel with { Entries = [.. wheel.Entries.Where(entry => !taken.Contains((wheel.File.Name, entry.Path)))] })];
    }

    /// <summary>Every pair of wheels that bring a path with different content, or a file where the other has a folder.</summary>
    /// <param name="wheels">All wheels of an environment.</param>
    public static IReadOnlyList<WheelConflict> Find(IReadOnlyList<LaidOutWheel> wheels)
    {
        var owners = new PathOwners();
        return [.. wheels.SelectMany(owners.Add)];
    }

    private static bool Orders(ConflictRule rule, WheelConflict pair) =>
        (rule.Winner == pair.First.Name && rule.Loser == pair.Second.Name) || (rule.Winner == pair.Second.Name && rule.Loser == pair.First.Name);
}

/// <summary>Two wheels that bring the same paths.</summary>
/// <param name="First">The wheel that came first.</param>
/// <param name="Second">The other.</param>
/// <param name="Paths">The paths in the image.</param>
public sealed record WheelConflict(WheelFileName First, WheelFileName Second, IReadOnlyList<string> Paths);

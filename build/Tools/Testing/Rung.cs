using Slipway.Core.Diagnostics;

namespace Slipway.Tools.Testing;

/// <summary>One step of the ladder of tests: a test project, run before those that rest on what it shows.</summary>
/// <param name="Name">Its name, which is also its folder below <c>tests</c>.</param>
/// <param name="NeedsEngine">Whether its tests need a container engine, or the rights to start one.</param>
public sealed record Rung(string Name, bool NeedsEngine = false)
{
    /// <summary>All rungs, in the order in which they are climbed.</summary>
    public static IReadOnlyList<Rung> All { get; } =
    [new("House"), new("Core"), new("Tools"), new("Targets"), new("Compat"), new("FrontDoor"), new("Images", NeedsEngine: true)];

    /// <summary>The compiled tests.</summary>
    /// <param name="repository">Root of the repository.</param>
    public string AssemblyPath(string repository) => Path.Combine(repository, "tests", Name, "bin", "Release", "net10.0", $"{Name}.Tests.dll");

    /// <summary>The rungs of these names in climbing order; all where no name is given. Case does not matter.</summary>
    /// <param name="names">Names as typed.</param>
    /// <exception cref="SlipwayException">SLP602 for each unknown name.</exception>
    public static IReadOnlyList<Rung> Pick(IReadOnlyList<string> names)
    {
        var known = All.Select(rung => rung.Name).ToList();
        var unknown = names.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        if (unknown.Count > 0)
            throw new SlipwayException([.. unknown.Select(name => TestProblems.UnknownRung(name, known))]);
        return names.Count == 0 ? All : [.. All.Where(rung => names.Contains(rung.Name, StringComparer.OrdinalIgnoreCase))];
    }
}

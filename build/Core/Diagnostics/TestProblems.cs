namespace Slipway.Core.Diagnostics;

/// <summary>SLP6xx: the project's own tests.</summary>
public static class TestProblems
{
    /// <summary>SLP601: tests failed.</summary>
    /// <param name="failed">How many.</param>
    /// <param name="rungs">The rungs that they belong to.</param>
    public static Problem Failed(int failed, IReadOnlyList<string> rungs) =>
        new(
            "SLP601",
            Family.Failed,
            $"{failed} {(failed == 1 ? "test" : "tests")} failed in {string.Join(", ", rungs)}",
            "",
            $"read the messages above; run these alone with: ./build.sh Test --rung {string.Join(',', rungs)}"
        );

    /// <summary>SLP602: a rung of that name does not exist.</summary>
    /// <param name="name">What was asked for.</param>
    /// <param name="known">The rungs that exist.</param>
    public static Problem UnknownRung(string name, IReadOnlyList<string> known) =>
        new(
            "SLP602",
            Family.Usage,
            $"no rung of tests is called '{name}'",
            string.Join(", ", known),
            $"./build.sh Test --rung {Closest.To(name, known) ?? known[0]}"
        );

    /// <summary>SLP603: the test projects do not compile.</summary>
    /// <param name="errors">What the compiler said.</param>
    public static Problem DoesNotCompile(string errors) =>
        new(
            "SLP603",
            Family.Failed,
            $"the test projects do not compile\n{errors}",
            "",
            "mend the lines above (NU1004: dotnet restore Slipway.slnx writes the locks anew); by hand: dotnet build Slipway.slnx -c Release"
        );

    /// <summary>SLP604: a rung ended without a result for every test: its process crashed, hung, or found no test.</summary>
    /// <param name="rung">Its name.</param>
    /// <param name="lastLines">The end of what it printed.</param>
    public static Problem Crashed(string rung, string lastLines) =>
        new("SLP604", Family.Failed, $"the rung {rung} did not give the results of its tests\n{lastLines}", "", $"./build.sh Test --rung {rung}");
}

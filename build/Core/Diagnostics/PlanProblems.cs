namespace Slipway.Core.Diagnostics;

/// <summary>SLP18x: a plan that is wanted in a way that cannot be, or that does not hold together.</summary>
public static class PlanProblems
{
    /// <summary>SLP180: a plan is wanted, and the locks that it is made from would have to be written first.</summary>
    /// <param name="reasons">What does not fit, one line each.</param>
    public static Problem LocksWouldBeMade(IReadOnlyList<string> reasons) =>
        new(
            "SLP180",
            Family.Drift,
            $"the locks would be made anew first: {string.Join("; ", reasons)}",
            "locks that fit, since Explain and --dry-run write nothing",
            "make the locks (./build.sh Wheelhouse with the same options does), then ask again"
        );

    /// <summary>SLP181: more than one form of output was asked for.</summary>
    /// <param name="given">The options given.</param>
    public static Problem OneFormat(string given) =>
        new("SLP181", Family.Usage, $"{given} were given together", "one of them, or none for text", "leave one out");

    /// <summary>SLP182: records were skipped. A warning: forecasts rest on fewer runs.</summary>
    /// <param name="count">How many.</param>
    /// <param name="schema">The version that this Slipway reads.</param>
    public static Problem RecordsSkipped(int count, int schema) =>
        new(
            "SLP182",
            Family.Warning,
            $"{count} records of earlier builds are not of version {schema} and were skipped",
            "",
            "nothing: the next builds write new ones, and forecasts rest on those"
        );
}

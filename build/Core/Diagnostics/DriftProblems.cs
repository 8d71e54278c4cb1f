namespace Slipway.Core.Diagnostics;

/// <summary>SLP24x and SLP29x: committed files that are not what their inputs say.</summary>
public static class DriftProblems
{
    /// <summary>SLP291: a generated file is not what its sources say.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mend">The command that writes it anew.</param>
    public static Problem StaleFile(string path, string mend) =>
        new("SLP291", Family.Drift, $"{path} is not what its sources say", "the generator's text, unedited", $"{mend}, then commit the file");

    /// <summary>SLP240: locks no longer fit their requirements or their suite, and were wanted as they are.</summary>
    /// <param name="reasons">What does not fit, one line each.</param>
    public static Problem LocksDoNotFit(IReadOnlyList<string> reasons) =>
        new(
            "SLP240",
            Family.Drift,
            $"the locks cannot be used: {string.Join("; ", reasons)}",
            "with --locked (default on CI) only the committed locks",
            "run the same command without --locked on a developer's machine, look at the difference, commit it"
        );
}

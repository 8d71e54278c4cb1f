namespace Slipway.Core.Diagnostics;

/// <summary>SLP24x: committed files that no longer fit.</summary>
public static class DriftProblems
{
    /// <summary>SLP240: locks no longer fit their requirements or their suite, and were wanted as they are.</summary>
    /// <param name="reasons">What does not fit, one line each.</param>
    public static Problem LocksDoNotFit(IReadOnlyList<string> reasons) =>
        new("SLP240", Family.Drift, $"the locks cannot be used: {string.Join("; ", reasons)}", "with --locked (default on CI) only the committed locks", "run the same command without --locked on a developer's machine, look at the difference, commit it");
}

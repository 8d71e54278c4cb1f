using Slipway.Core.Diagnostics;

namespace Slipway.Tools.Testing;

/// <summary>What one rung gave.</summary>
/// <param name="Rung">The rung.</param>
/// <param name="Results">One for each test that ran or was skipped.</param>
/// <param name="Crash">Why there are not the results of all tests; null where there are.</param>
/// <param name="Elapsed">Wall time.</param>
public sealed record RungResult(Rung Rung, IReadOnlyList<TestResult> Results, Problem? Crash, TimeSpan Elapsed)
{
    /// <summary>Number of tests that passed.</summary>
    public int Passed => Count(TestOutcome.Passed);

    /// <summary>Number of tests that failed; a crash counts as one.</summary>
    public int Failed => Count(TestOutcome.Failed) + (Crash is null ? 0 : 1);

    /// <summary>Number of tests that were skipped.</summary>
    public int Skipped => Count(TestOutcome.Skipped);

    private int Count(TestOutcome outcome) => Results.Count(result => result.Outcome == outcome);
}

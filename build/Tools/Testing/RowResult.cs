namespace Slipway.Tools.Testing;

/// <summary>What a run says about one row of the specification.</summary>
/// <param name="Row">The row, such as <c>E1</c>.</param>
/// <param name="Passed">Results of its tests that passed.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="Skipped">Those that did not run.</param>
public sealed record RowResult(string Row, int Passed, int Failed, int Skipped)
{
    /// <summary>Whether any test of this run names the row.</summary>
    public bool HasTests => Passed + Failed + Skipped > 0;

    /// <summary><c>failed</c> with one failure, <c>passed</c> with one pass and no failure, else <c>skipped</c>.</summary>
    public string Verdict =>
        Failed > 0 ? "failed"
        : Passed > 0 ? "passed"
        : "skipped";

    /// <summary>Counts results by row.</summary>
    /// <param name="rows">All rows of the specification, in its order.</param>
    /// <param name="tests">The tests that exist, with their rows.</param>
    /// <param name="results">What their runs gave.</param>
    public static IReadOnlyList<RowResult> Count(IReadOnlyList<string> rows, IEnumerable<TestCase> tests, IEnumerable<TestResult> results)
    {
        var rowsOf = tests.ToLookup(test => (test.ClassName, test.Method), test => test.Rows);
        var outcomes = results
            .SelectMany(result => rowsOf[(result.ClassName, result.Method)].Take(1).SelectMany(list => list).Select(row => (row, result.Outcome)))
            .ToLookup(x => x.row, x => x.Outcome, StringComparer.Ordinal);
        return [.. rows.Select(row => new RowResult(row, Number(row, TestOutcome.Passed), Number(row, TestOutcome.Failed), Number(row, TestOutcome.Skipped)))];

        int Number(string row, TestOutcome outcome) => outcomes[row].Count(o => o == outcome);
    }
}

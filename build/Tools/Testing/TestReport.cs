using System.Globalization;

namespace Slipway.Tools.Testing;

/// <summary>The results of tests as lines for a person.</summary>
public static class TestReport
{
    private const int FirstLines = 8;
    private const int MessageLines = 25;

    /// <summary>One line with a rung's counts and seconds; under it each failed test with its message, and each reason for skipping with its number of tests.</summary>
    /// <param name="result">The rung's result.</param>
    public static IEnumerable<string> Lines(RungResult result)
    {
        var seconds = result.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        yield return $"{result.Rung.Name, -9} {result.Passed} passed, {result.Failed} failed, {result.Skipped} skipped, {seconds} s";
        foreach (var failed in result.Results.Where(test => test.Outcome == TestOutcome.Failed))
        {
            yield return $"  FAILED {failed.DisplayName}";
            foreach (var line in Shown(failed.Message.Split('\n')))
                yield return $"         {line.TrimEnd()}";
        }
        if (result.Crash is not null)
            yield return $"  FAILED {result.Crash}";
        foreach (var reason in result.Results.Where(test => test.Outcome == TestOutcome.Skipped).GroupBy(test => test.Message, StringComparer.Ordinal))
            yield return $"  skipped {reason.Count()}: {reason.Key}";
    }

    /// <summary>Of a long message, as of a test that shows all that a build printed, its beginning and what has a number.</summary>
    private static IEnumerable<string> Shown(string[] lines) =>
        lines.Length <= MessageLines
            ? lines
            : lines
                .Take(FirstLines)
                .Concat(lines.Skip(FirstLines).Where(x => x.TrimStart().StartsWith("SLP", StringComparison.Ordinal)).Take(MessageLines - FirstLines - 1))
                .Append($"... {lines.Length} lines in all");

    /// <summary>The table of rows, one line each, then the rows that no test showed in this run.</summary>
    /// <param name="rows">The rows' results.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<RowResult> rows)
    {
        yield return "row   result   passed failed skipped";
        foreach (var row in rows.Where(row => row.HasTests))
            yield return $"{row.Row, -5} {row.Verdict, -8} {row.Passed, 6} {row.Failed, 6} {row.Skipped, 7}";
        yield return $"no test in this run: {string.Join(' ', rows.Where(row => !row.HasTests).Select(row => row.Row))}";
    }

    /// <summary>The sum of all rungs, the last line of a run.</summary>
    /// <param name="results">All rungs.</param>
    public static string Sum(IReadOnlyList<RungResult> results)
    {
        var skipped = results.Sum(result => result.Skipped);
        return $"{results.Sum(result => result.Passed)} passed, {results.Sum(result => result.Failed)} failed" + (skipped == 0 ? "" : $", {skipped} skipped");
    }
}

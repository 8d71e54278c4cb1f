namespace Slipway.Tools.Testing;

/// <summary>What one run of one test gave. A theory gives one for each of its data.</summary>
/// <param name="ClassName">Full name of the class.</param>
/// <param name="Method">Name of the method.</param>
/// <param name="DisplayName">Name with the data, as the test framework shows it.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">Why it failed or was skipped; empty where it passed.</param>
public sealed record TestResult(string ClassName, string Method, string DisplayName, TestOutcome Outcome, string Message);

/// <summary>How a test ended.</summary>
public enum TestOutcome
{
    /// <summary>It ran and nothing contradicted it.</summary>
    Passed,

    /// <summary>It ran and something contradicted it.</summary>
    Failed,

    /// <summary>It did not run, and says why.</summary>
    Skipped,
}

using Slipway.Core.Diagnostics;

namespace Slipway.Tools.Processes;

/// <summary>What a finished program left.</summary>
/// <param name="Command">What was run.</param>
/// <param name="ExitCode">Its exit code; 128 + signal where a signal ended it.</param>
/// <param name="Output">Standard output, redacted.</param>
/// <param name="Error">Standard error, redacted.</param>
/// <param name="Elapsed">Wall time.</param>
public sealed record CommandResult(Command Command, int ExitCode, string Output, string Error, TimeSpan Elapsed)
{
    /// <summary>This result, or a numbered error with the command and its last lines when the exit code is not 0.</summary>
    /// <exception cref="SlipwayException">SLP501.</exception>
    public CommandResult OrThrow() =>
        ExitCode == 0 ? this : throw new SlipwayException(StepProblems.ProgramFailed(Command.ToString(), ExitCode, LastLines(20)));

    /// <summary>The last lines of standard error, or of standard output where that is empty.</summary>
    /// <param name="count">How many.</param>
    public string LastLines(int count) => string.Join('\n', (Error.Trim().Length > 0 ? Error : Output).TrimEnd().Split('\n').TakeLast(count));
}

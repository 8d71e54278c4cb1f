using System.Runtime.InteropServices;
using Nuke.Common;
using Slipway.Core.Diagnostics;

namespace Slipway.Targets;

/// <summary>Runs what a target does: ends children on Ctrl+C, turns every error into problems, sets the exit code of their family.</summary>
public static class Step
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>Runs the body of a target to its end.</summary>
    /// <param name="build">The build that the target belongs to.</param>
    /// <param name="body">What the target does; its token is cancelled by SIGINT and SIGTERM.</param>
    /// <exception cref="SlipwayException">Whatever went wrong, as problems.</exception>
    public static void Run(INukeBuild build, Func<CancellationToken, Task> body)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(OutputPipe.Closed);
        using var ended = new ManualResetEventSlim();
        var isInterrupted = false;
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            body(source.Token).GetAwaiter().GetResult();
        }
        catch (Exception) when (isInterrupted)
        {
            // Said below: the signal ends the process.
        }
        catch (Exception error)
        {
            throw Report(build, error);
        }
        if (isInterrupted)
        {
            // The handler waits for this, then the signal takes its usual course (exit code 130 or 143). Nothing may run on meanwhile.
            ended.Set();
            Thread.Sleep(Timeout.Infinite);
        }

        void Stop(PosixSignalContext context)
        {
            isInterrupted = true;
            source.Cancel();
            ended.Wait(s_patience);
        }
    }

    private static SlipwayException Report(INukeBuild build, Exception error)
    {
        var problems = StepErrors.Translate(error, build.TemporaryDirectory / "slipway" / "error.log");
        StepErrors.Reported.AddRange(problems.Problems);
        build.ExitCode = error is OperationCanceledException ? 130 : problems.ExitCode;
        build.ReportSummary(_ => problems.Problems.DistinctBy(x => x.Number).ToDictionary(x => x.Number, x => FirstLine(x.Found)));
        return problems;
    }

    private static string FirstLine(string text) => text.Split('\n')[0] is { Length: > 70 } line ? line[..67] + "..." : text.Split('\n')[0];
}

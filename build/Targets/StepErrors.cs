using Slipway.Core.Diagnostics;

namespace Slipway.Targets;

/// <summary>Any error as problems: a user never sees a stack trace, and the log keeps it.</summary>
internal static class StepErrors
{
    private const int NoSpaceOnUnix = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    /// <summary>All problems that were reported in this run.</summary>
    public static List<Problem> Reported { get; } = [];

    /// <summary>The error itself where it carries problems already; else the problem that it stands for.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="log">Where the whole of an unforeseen error is written.</param>
    public static SlipwayException Translate(Exception error, string log)
    {
        if (Inside(error).OfType<IOException>().FirstOrDefault(x => x.HResult is NoSpaceOnUnix or NoSpaceOnWindows) is { } full)
            return new SlipwayException(StepProblems.DiskFull(PathIn(full.Message)), error);
        if (error is SlipwayException known)
            return known;
        if (error is OperationCanceledException)
            return new SlipwayException(StepProblems.Cancelled(), error);
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        File.WriteAllText(log, error + "\n");
        return new SlipwayException(StepProblems.Unexpected(error.Message, log), error);
    }

    private static IEnumerable<Exception> Inside(Exception error)
    {
        yield return error;
        var inner =
            error is AggregateException several ? several.InnerExceptions
            : error.InnerException is { } one ? [one]
            : (IReadOnlyList<Exception>)[];
        foreach (var exception in inner.SelectMany(Inside))
            yield return exception;
    }

    /// <summary>The system's message is <c>No space left on device : 'PATH'</c>.</summary>
    private static string PathIn(string message) => message.Split('\'') is [_, var path, ..] ? path : message;
}

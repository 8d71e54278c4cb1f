using System.Diagnostics;
using Nuke.Common;
using Slipway.Core.Progress;
using Slipway.Tools.Making;
using Slipway.Tools.Terminal;

namespace Slipway.Targets;

/// <summary>How this run shows what it does.</summary>
internal static class ProgressFaces
{
    private static JsonFace? s_json;

    /// <summary>The face that fits the run.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="clock">Since the run began.</param>
    public static IProgressFace Of(BuildRequest request, Stopwatch clock)
    {
        // A plan is one answer, not a progress.
        var isJson = request is { Format: PlanFormat.Json, PlanOnly: false };
        var terminal = Environment.GetEnvironmentVariable("TERM") ?? (OperatingSystem.IsWindows() ? null : "");
        return FaceChoice.Of(isJson, !Console.IsOutputRedirected, NukeBuild.IsServerBuild || IsSet("CI"), terminal) switch
        {
            FaceKind.Json => s_json = new JsonFace(Answer.Write, () => clock.Elapsed.TotalSeconds),
            FaceKind.Live => Live(clock),
            _ when IsSet("GITHUB_ACTIONS") => new LineFace(text => Answer.Write(Annotations.OfSaid(text) + "\n")),
            _ => new LineFace(text => Answer.Write(text + "\n")),
        };
    }

    /// <summary>The last line, where a program reads along.</summary>
    /// <param name="summary">What the run did.</param>
    public static void End(ProgressSummary summary) => s_json?.End(summary);

    private static LiveFace Live(Stopwatch clock) => new(Console.Out, clock, hasColours: !IsSet("NO_COLOR"));

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };
}

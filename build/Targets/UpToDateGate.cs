using System.Diagnostics;
using System.Globalization;
using System.Text;
using Nuke.Common;
using Slipway.Core.Images;
using Slipway.Tools;
using Slipway.Tools.Making;
using Slipway.Tools.Records;
using Slipway.Tools.UpToDate;

namespace Slipway.Targets;

/// <summary>
/// Answers a run that has nothing to do before anything of NUKE is started. The same words, environment and files as in an earlier run, an engine that still has its image, a store that
/// still has its layers: then its answer is given again. Whatever differs, the run goes its usual way.
/// </summary>
internal static class UpToDateGate
{
    private static readonly string[] s_targets =
    [
        nameof(IRuntime.Runtime),
        nameof(IWheelhouse.Wheelhouse),
        nameof(IBackendBuild.BackendBuild),
        nameof(IBuildBase.BuildBase),
    ];

    private static string? s_key;
    private static RunAnswers? s_answers;

    /// <summary>Gives the answer and exit code 0; null when the run has to be made.</summary>
    public static int? Answer()
    {
        var clock = Stopwatch.StartNew();
        var words = Environment.GetCommandLineArgs()[1..];
        var root = Environment.GetEnvironmentVariable("NUKE_ROOT");
        if (string.IsNullOrEmpty(root) || !IsRuntime(words))
            return null;
        try
        {
            root = Path.GetFullPath(root);
            s_key = RunKey.Of(words, Environment.CurrentDirectory, Environment.GetEnvironmentVariables(), root, Program());
            s_answers = new RunAnswers(Path.Combine(new RecordFiles(SlipwayHome.FromEnvironment(), root).Folder, "answers"));
            if (s_answers.Find(s_key) is not { } answer || !UpToDateCheck.Holds(answer, root))
                return null;
            Say(answer, clock);
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be read is said by who needs it. A reader that has gone (EPIPE) is met again by the next writer.
            return null;
        }
    }

    /// <summary>Keeps what a run said, for the next one that asks the same.</summary>
    /// <param name="build">The run, whose plan must hold no target that somebody added.</param>
    /// <param name="answer">Its answer; null for none.</param>
    public static void Keep(INukeBuild build, RunAnswer? answer)
    {
        if (answer is not null && s_key is not null && build.ExecutionPlan.All(x => s_targets.Contains(x.Name)))
            s_answers!.Keep(s_key, answer);
    }

    /// <summary>Only a run that names this target and leaves the root to the front door is worth a look.</summary>
    private static bool IsRuntime(string[] words)
    {
        var isRuntime = false;
        foreach (var word in words)
        {
            if (word.Equals(nameof(IRuntime.Runtime), StringComparison.OrdinalIgnoreCase))
                isRuntime = true;
            else if (word.StartsWith('-') && word.TrimStart('-').StartsWith("root", StringComparison.OrdinalIgnoreCase))
                return false;
        }
        return isRuntime;
    }

    /// <summary>The compiled build: its assemblies carry a digest of their sources.</summary>
    private static string Program() =>
        $"{AppContext.BaseDirectory} {typeof(UpToDateGate).Module.ModuleVersionId} {typeof(RunKey).Module.ModuleVersionId} {typeof(Digest).Module.ModuleVersionId}";

    private static void Say(RunAnswer answer, Stopwatch clock)
    {
        var text = new StringBuilder();
        text.Append("up to date: nothing that this run reads has changed since ").Append(answer.Id).Append('\n');
        var seconds = clock.Elapsed.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        foreach (var line in answer.Lines)
            text.Append(line.Replace(StandingAnswer.Seconds, seconds, StringComparison.Ordinal)).Append('\n');
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }
}

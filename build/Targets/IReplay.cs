using Nuke.Common;
using Slipway.Tools;
using Slipway.Tools.GitHub;
using Slipway.Tools.Jobs;

namespace Slipway.Targets;

/// <summary>Runs a job of the CI again here, and says whether the same digest comes out.</summary>
public interface IReplay : IHazDryRun, IHazCache
{
    /// <summary>The record of a job.</summary>
    [Parameter("Replay: the job.json that a job left, or its folder")]
    string? Spec => TryGetValue(() => Spec);

    /// <summary>A run of the CI.</summary>
    [Parameter("Replay: id of a run of the CI, whose artifact is fetched; with --job")]
    string? Run => TryGetValue(() => Run);

    /// <summary>A job of that run.</summary>
    [Parameter("Replay: name of the job of that run, such as minimal-onnx-cpu.arm64")]
    string? Job => TryGetValue(() => Job);

    /// <summary>Runs a job of the CI again here, and says whether the same digest comes out.</summary>
    Target Replay =>
        d =>
            d.Description("Runs a job of the CI again here, says what of it cannot be matched, and whether the same digest comes out")
                .Executes(() =>
                    Step.Run(this, cancellation => new Replaying(Request(), SlipwayHome.FromEnvironment(), Console.WriteLine).RunAsync(cancellation))
                );

    private ReplayRequest Request() =>
        new(RootDirectory, Spec, Run, Job, DryRun, Program(), CommandLineModel.Of(GetType()), CommandLineGate.Origins)
        {
            Cache = Cache ?? [],
            Fetch = new RunJobs(
                RootDirectory,
                Environment.GetEnvironmentVariable,
                new GitHubOptions { Answers = SlipwayHome.FromEnvironment().GitHub, Say = Console.Out.WriteLine }
            ).FetchAsync,
        };

    /// <summary>This very build: the host of .NET and the compiled build, or a program of its own.</summary>
    private static IReadOnlyList<string> Program()
    {
        var (host, build) = (Environment.ProcessPath!, Environment.GetCommandLineArgs()[0]);
        return Path.GetFileNameWithoutExtension(host) == "dotnet" ? [host, build] : [host];
    }
}

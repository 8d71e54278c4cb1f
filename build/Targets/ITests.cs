using Nuke.Common;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Testing;

namespace Slipway.Targets;

/// <summary>Runs the project's own tests.</summary>
public interface ITests : IHazAll
{
    /// <summary>The rungs to run; all where none is named.</summary>
    [Parameter("Test: the rungs to run: House, Core, Tools, Targets, Compat, FrontDoor, Images. Default: all", Separator = ",")]
    string[] Rung => TryGetValue(() => Rung) ?? [];

    /// <summary>Runs the project's own tests, rung by rung; the last line is their sum.</summary>
    Target Test => d => d.Description("Runs the project's own tests, rung by rung; the last line is their sum").Executes(() => Step.Run(this, RunTestsAsync));

    private async Task RunTestsAsync(CancellationToken cancellation)
    {
        var rungs = Tools.Testing.Rung.Pick(Rung);
        var run = new TestRun(RootDirectory, Console.Out.WriteLine);
        await run.CompileAsync(cancellation);
        var results = await run.RunAsync(rungs, All, cancellation);
        LastLines.Add(TestReport.Sum(results));
        var failed = results.Where(result => result.Failed > 0).ToList();
        if (failed.Count > 0)
            throw new SlipwayException(TestProblems.Failed(failed.Sum(result => result.Failed), [.. failed.Select(result => result.Rung.Name)]));
    }
}

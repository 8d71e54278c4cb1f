using Nuke.Common;
using Slipway.Core.Diagnostics;
using Slipway.Targets;
using Slipway.Tools.Processes;

namespace Slipway.Compat.Sample;

internal sealed class SteppingBuild : NukeBuild
{
    public static int Start() => Execute<SteppingBuild>(x => x.Child);

    private Target Child =>
        d =>
            d.Executes(() =>
                Step.Run(this, cancellation => ProcessRunner.RunAsync(new Command("sh", "-c", "echo $$ > child.pid; exec sleep 60"), null, cancellation))
            );

    private Target Missing => d => d.Executes(() => Step.Run(this, cancellation => ProcessRunner.RunAsync(new Command("no-such-program"), null, cancellation)));

    private Target Breaking => d => d.Executes(() => Step.Run(this, _ => throw new InvalidOperationException("never thought of")));

    private Target Cancelling => d => d.Executes(() => Step.Run(this, _ => throw new OperationCanceledException()));

    private Target Budget =>
        d =>
            d.Executes(() =>
                Step.Run(
                    this,
                    _ =>
                        throw new SlipwayException([
                            new Problem("SLP777", Family.Budget, "two", "", "less"),
                            new Problem("SLP778", Family.Failed, "three", "", ""),
                        ])
                )
            );

    private Target Fine =>
        d =>
            d.Executes(() =>
                Step.Run(
                    this,
                    async cancellation =>
                    {
                        await Task.Delay(1, cancellation);
                        Console.WriteLine("fine");
                    }
                )
            );
}

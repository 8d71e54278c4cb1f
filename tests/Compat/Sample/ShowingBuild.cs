using System.Diagnostics;
using Nuke.Common;
using Slipway.Core.Progress;
using Slipway.Targets;
using Slipway.Tools.Processes;
using Slipway.Tools.Terminal;

namespace Slipway.Compat.Sample;

/// <summary>Shows progress without doing anything else.</summary>
internal sealed class ShowingBuild : NukeBuild
{
    private static readonly Stopwatch s_clock = Stopwatch.StartNew();

    public static int Start() => Execute<ShowingBuild>(x => x.Table);

    private Target Table => d => d.Executes(() => Step.Run(this, ShowAsync));

    private Target Quick =>
        d =>
            d.Executes(() =>
            {
                using var face = Face();
                face.Report(Layer("quick", RowState.Running));
                face.Report(Layer("quick", RowState.Made));
            });

    private Target Talking =>
        d =>
            d.Executes(() =>
                Step.Run(
                    this,
                    async cancellation =>
                    {
                        var child = ProcessRunner.RunAsync(new Command("sh", "-c", "echo $$ > child.pid; exec sleep 60"), null, cancellation);
                        while (!child.IsCompleted)
                        {
                            Console.WriteLine("talking");
                            await Task.Delay(20, CancellationToken.None);
                        }
                        await child;
                    }
                )
            );

    private static LiveFace Face() => new(Console.Out, s_clock, hasColours: Environment.GetEnvironmentVariable("NO_COLOR") is null);

    private static ProgressEvent Layer(string name, RowState state) => new(ProgressKind.Layer, name, state, s_clock.Elapsed.TotalSeconds);

    private static async Task ShowAsync(CancellationToken cancellation)
    {
        using var face = Face();
        face.Report(Layer("linux/amd64/model", RowState.Found));
        face.Report(Layer("linux/amd64/app", RowState.Waiting));
        face.Report(Layer("linux/amd64/onnxruntime", RowState.Running));
        for (var part = 1; part <= 10; part++)
        {
            face.Report(Layer("linux/amd64/onnxruntime", RowState.Running) with { Bytes = part * 1_000_000, TotalBytes = 12_000_000 });
            if (part == 5)
                face.Line("a line from between");
            await Task.Delay(400, cancellation);
        }
        face.Report(Layer("linux/amd64/onnxruntime", RowState.Made) with { Bytes = 6_400_000 });
        face.Report(Layer("linux/amd64/app", RowState.Made) with { Bytes = 600_000 });
        face.Settle();
        face.Line("image demo:1 sha256:00");
    }
}

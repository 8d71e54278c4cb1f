using Nuke.Common;
using Slipway.Core.Rendering;
using Slipway.Tools;
using Slipway.Tools.Benching;

namespace Slipway.Targets;

/// <summary>Measures the demo and writes bench/demo.md; or replays a year of locks with the layer planner.</summary>
public interface IBench : IHazFormat, IHazLayers
{
    /// <summary>Folder with series of locks.</summary>
    [Parameter("Folder with series of locks (*.jsonl) for --layers; otherwise those of the project")]
    string? Data => TryGetValue(() => Data);

    /// <summary>Measures the demo and writes bench/demo.md; or replays a year of locks with the layer planner.</summary>
    Target Bench =>
        d =>
            d.Description(
                    "Measures the demo, side by side with its rivals, and writes bench/demo.md; takes some minutes. With --layers: a year of bumps, replayed"
                )
                .Executes(() => Step.Run(this, cancellation => Layers ? ReplayAsync(cancellation) : MeasureAsync(cancellation)));

    private Task MeasureAsync(CancellationToken cancellation) =>
        new DemoBench(RootDirectory, new SlipwayHome(Path.Combine(SlipwayHome.FromEnvironment().Root, "bench")), Console.Out.WriteLine).RunAsync(cancellation);

    private Task ReplayAsync(CancellationToken cancellation)
    {
        var bench = new LayerBench(RootDirectory);
        var figures = bench.Run(Data, cancellation);
        if (Data is null && !Json && !Markdown)
            bench.Write(figures);
        Answer.Write(Json ? LayersJson.Render(figures) : LayersTable.Render(figures));
        return Task.CompletedTask;
    }
}

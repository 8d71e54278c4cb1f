using Nuke.Common;
using Slipway.Core.Rendering;
using Slipway.Tools;
using Slipway.Tools.Benching;

namespace Slipway.Targets;

/// <summary>Measures the demo and a build from a package index, and writes bench/demo.md, bench/cache.md, bench/wheelhouse.md and bench/pypi.md; or replays a year of locks with the layer planner.</summary>
public interface IBench : IHazFormat, IHazLayers, IHazSccache
{
    /// <summary>Folder with series of locks.</summary>
    [Parameter("Folder with series of locks (*.jsonl) for --layers; otherwise those of the project")]
    string? Data => TryGetValue(() => Data);

    /// <summary>Compares with other ways to build an image.</summary>
    [Parameter("Builds one service with Slipway and with Dockerfiles of pip and uv, with the same engine and registry, and writes bench/rivals.md")]
    bool Rivals => TryGetValue<bool?>(() => Rivals) ?? false;

    /// <summary>Reads a large image.</summary>
    [Parameter(
        "Bench: reads an image of 5 GB, 40 layers and 400,000 files as Audit does, beside plain unpacking of the same layers, and writes bench/audit.md",
        Name = "Audit"
    )]
    bool AuditBench => TryGetValue<bool?>(() => AuditBench) ?? false;

    /// <summary>Measures the demo and a build from a package index, and writes bench/demo.md, bench/cache.md, bench/wheelhouse.md and bench/pypi.md; or replays a year of locks with the layer planner.</summary>
    Target Bench =>
        d =>
            d.Description(
                    "Measures the demo and a build from a package index, beside rivals and floors, and writes bench/demo.md, bench/cache.md, bench/wheelhouse.md and bench/pypi.md; takes some minutes. "
                        + "With --layers: a year of updates, replayed. With --rivals: other ways to build the same image. With --sccache REMOTE: native code from that compiler cache. With --audit: a large image, read"
                )
                .Executes(() =>
                    Step.Run(
                        this,
                        cancellation =>
                            Layers ? ReplayAsync(cancellation)
                            : Rivals ? CompareAsync(cancellation)
                            : AuditBench ? new AuditBench(RootDirectory, Console.Out.WriteLine).RunAsync(cancellation)
                            : Sccache is { } remote ? CompileAsync(remote, cancellation)
                            : MeasureAsync(cancellation)
                    )
                );

    private async Task MeasureAsync(CancellationToken cancellation)
    {
        var home = SlipwayHome.FromEnvironment().Root;
        await new DemoBench(RootDirectory, new SlipwayHome(Path.Combine(home, "bench")), Console.Out.WriteLine).RunAsync(cancellation);
        await new CacheBench(RootDirectory, new SlipwayHome(Path.Combine(home, "bench")), Console.Out.WriteLine).RunAsync(cancellation);
        await new WheelhouseBench(RootDirectory, new SlipwayHome(Path.Combine(home, "bench")), Console.Out.WriteLine).RunAsync(cancellation);
        await new PypiBench(RootDirectory, new SlipwayHome(Path.Combine(home, "bench-pypi")), Console.Out.WriteLine).RunAsync("./build.sh Bench", cancellation);
    }

    private Task CompileAsync(string remote, CancellationToken cancellation) =>
        new SccacheBench(RootDirectory, new SlipwayHome(Path.Combine(SlipwayHome.FromEnvironment().Root, "bench")), Console.Out.WriteLine).RunAsync(
            remote,
            cancellation
        );

    private Task CompareAsync(CancellationToken cancellation)
    {
        var home = new SlipwayHome(Path.Combine(SlipwayHome.FromEnvironment().Root, "bench-rivals"));
        return new RivalsBench(RootDirectory, home, Console.Out.WriteLine).RunAsync("./build.sh Bench --rivals", cancellation);
    }

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

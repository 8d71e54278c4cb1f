using System.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Records;
using Slipway.Core.Rendering;
using Slipway.Core.Wheels;
using Slipway.Tools.Docker;
using Slipway.Tools.Engine;
using Slipway.Tools.Processes;
using Slipway.Tools.Store;

namespace Slipway.Tools.Benching;

/// <summary>The figures that have a rival in the same run: an engine's cached bake, an engine's export of the same tree.</summary>
internal sealed class DemoRivals(string checkout, SlipwayHome home, Func<CancellationToken, string[], Task<CommandResult>> build) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("slipway-bench-").FullName;

    /// <summary>Nothing changed, the command as typed, beside a cached bake of one line.</summary>
    public async Task<Figure> NoOpAsync(CancellationToken cancellation)
    {
        var engine = await EngineFinder.FromEnvironment(home).RequireAsync(null, _ => { }, cancellation);
        await File.WriteAllTextAsync(Path.Combine(_folder, "Dockerfile"), "FROM scratch\nCOPY Dockerfile /\n", cancellation);
        var file = Path.Combine(_folder, "bake.json");
        await File.WriteAllTextAsync(
            file,
            BakeFile.Render([
                new BakeTarget(
                    "one",
                    "Dockerfile",
                    _folder,
                    new Dictionary<string, string>(),
                    new Dictionary<string, string>(),
                    [],
                    "",
                    ["type=image,name=bench/one"]
                ),
            ]),
            cancellation
        );
        var buildx = Buildx.Of(engine, null, home);
        var (ours, bake) = (new List<double>(), new List<double>());
        await build(cancellation, ["Runtime", "--upstream", "debian"]);
        for (var i = 0; i < 10; i++)
        {
            ours.Add(await SecondsAsync(() => build(cancellation, ["Runtime", "--upstream", "debian"])));
            bake.Add(await SecondsAsync(() => buildx.BakeAsync(new BakeRequest(file, "one"), null, cancellation)));
        }
        return new Figure("no-op, the command as typed", ours[1..], "s", "under 0.3 s", "cached bake of one line", bake[1..]);
    }

    /// <summary>One line of the app changed, to an image in a registry on loopback, with no engine in reach.</summary>
    public async Task<IReadOnlyList<Figure>> AppLineAsync(Func<BuildRecord> last, CancellationToken cancellation)
    {
        await using var registry = await BenchRegistry.StartAsync(home, _folder, cancellation);
        string[] push = ["Runtime", "--upstream", "debian", "--registry", registry.Host, "--push", "--smoke", "off"];
        await build(cancellation, push);
        var (seconds, bytes) = (new List<double>(), new List<double>());
        for (var i = 0; i < 5; i++)
        {
            await File.AppendAllTextAsync(Path.Combine(checkout, "service", "vad", "app.py"), $"# line {i}\n", cancellation);
            seconds.Add(await SecondsAsync(() => build(cancellation, push)));
            bytes.Add(last().Deliveries.Single(x => x.To == "registry").Bytes / 1e3);
        }
        return
        [
            new Figure("app line changed, to an image in a registry, no engine, the command as typed", seconds, "s", "at most 0.25 s"),
            new Figure("app line changed: bytes sent", bytes, "kB", "the app layer and 10 kB"),
            new Figure("app line changed: the app layer of it", [last().Layers.Single(x => x.Maker == nameof(LayerMaker.App)).BytesOut / 1e3], "kB", ""),
        ];
    }

    /// <summary>One line of the app, until the engine can start a container of the new image. Not the container's own start.</summary>
    public async Task<Figure> AppLineToEngineAsync(CancellationToken cancellation)
    {
        string[] load = ["Runtime", "--upstream", "debian", "--smoke", "off"];
        await build(cancellation, load);
        var seconds = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            await File.AppendAllTextAsync(Path.Combine(checkout, "service", "vad", "app.py"), $"# engine line {i}\n", cancellation);
            seconds.Add(await SecondsAsync(() => build(cancellation, load)));
        }
        return new Figure("app line changed, to an image in the engine, the command as typed", seconds, "s", "at most 0.5 s");
    }

    /// <summary>Packing every wheel layer's files as one tree, beside the engine's export of the same tree, both with zstd.</summary>
    public async Task<Figure> PackingAsync(CancellationToken cancellation)
    {
        var engine = await EngineFinder.FromEnvironment(home).RequireAsync(null, _ => { }, cancellation);
        var store = new ContentStore(home.Store);
        var entries = Venv(store);
        foreach (var entry in entries.Where(x => x.Kind == EntryKind.File))
        {
            var path = Path.Combine(_folder, "tree", entry.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var content = entry.Open!();
            await using var file = File.Create(path);
            await content.CopyToAsync(file, cancellation);
        }
        await File.WriteAllTextAsync(Path.Combine(_folder, "tree", "Dockerfile"), "FROM scratch\nCOPY opt /opt\n", cancellation);
        var bakeFile = Path.Combine(_folder, "export.json");
        var output = $"type=oci,dest={_folder}/export.tar,compression=zstd,force-compression=true";
        await File.WriteAllTextAsync(
            bakeFile,
            BakeFile.Render([
                new BakeTarget(
                    "export",
                    "Dockerfile",
                    Path.Combine(_folder, "tree"),
                    new Dictionary<string, string>(),
                    new Dictionary<string, string>(),
                    [],
                    "",
                    [output]
                ),
            ]),
            cancellation
        );
        var packer = new LayerPacker(new ContentStore(Path.Combine(_folder, "store")), ZstdLibrary.System);
        var (ours, exported) = (new List<double>(), new List<double>());
        for (var i = 0; i < 3; i++)
        {
            ours.Add(await SecondsAsync(() => packer.PackAsync(entries, Compression.Default, cancellation)));
            exported.Add(
                await SecondsAsync(() => Buildx.Of(engine, null, home).BakeAsync(new BakeRequest(bakeFile, "export") { NoCache = true }, null, cancellation))
            );
        }
        return new Figure("packing the whole venv (zstd)", ours, "s", "at least 3x faster", "engine's COPY and export of the same tree", exported);
    }

    private IReadOnlyList<LayerEntry> Venv(ContentStore store)
    {
        var name = "requirements/locks/debian/minimal-onnx.cpu.amd64.txt";
        var wheels = LockReader.Read(File.ReadAllText(Path.Combine(checkout, name)), name).Packages;
        return [.. wheels.SelectMany(x => WheelLayout.Of(WheelArchive.Open(x.File, () => store.Open(x.Hash)), VenvPaths.Of(13), LayoutRules.Lean).Entries)];
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed.TotalSeconds;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

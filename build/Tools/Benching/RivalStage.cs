using System.Text.Json.Nodes;
using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tools.PythonIndex;
using Slipway.Tools.Registry;
using Slipway.Tools.Store;

namespace Slipway.Tools.Benching;

/// <summary>What all contestants have: wheels behind an index on loopback, a registry, an engine, the service.</summary>
internal sealed class RivalStage : IAsyncDisposable
{
    private readonly BenchCheckout _checkout;
    private readonly BenchRegistry _server;
    private readonly LocalIndex _index;
    private readonly RivalContext _context;
    private readonly RivalEngine _engine;
    private readonly string _folder;
    private readonly ContentStore _blobs;
    private IReadOnlyList<(ImageReference Name, AssembledIndex Image)> _bases = [];
    private int _lines;

    private RivalStage(string root, SlipwayHome home, BenchRegistry server, RivalWheels wheels, Action<string> say)
    {
        (_folder, _blobs) = (Path.Combine(home.Root, "registry"), new ContentStore(home.Store));
        (_checkout, _server, Wheels) = (new BenchCheckout(root, home), server, wheels);
        Registry = new RegistryBytes(server.Host, _folder);
        Store = new BenchStore(home, _checkout.Root, wheels.Folder);
        _context = new RivalContext(Path.Combine(home.Root, "context"));
        _index = new LocalIndex(new Dictionary<string, IServedIndex> { [""] = wheels.Index }, wheels.Store, ListenAddress.Free);
        var recipes = Path.Combine(root, "bench", "rivals");
        var variables = new Dictionary<string, string?>
        {
            ["REGISTRY"] = server.Host,
            ["INDEX"] = _index.Address.ToString(),
            ["RECIPES"] = recipes,
            ["CONTEXT"] = _context.Folder,
        };
        _engine = new RivalEngine(home, recipes, variables, say);
        string[] options =
        [
            .. (string[])["--upstream", "pypi", "--backend", "onnx", "--platform", "linux/amd64", "--requirements", RivalWheels.Requirements],
            .. (string[])["--index", _index.Address.ToString(), "--registry", server.Host],
        ];
        Contestants =
        [
            new SlipwayContestant("Slipway", "slipway", _checkout, Store, options, _engine, loads: false),
            new SlipwayContestant("Slipway, into the engine too", "slipway-engine", _checkout, Store, options, _engine, loads: true),
            new DockerfileContestant("pip wheelhouse", "pip", server.Host, _engine),
            new DockerfileContestant("uv, layers", "uv", server.Host, _engine),
            new DockerfileContestant("uv, stages", "uv-multistage", server.Host, _engine),
        ];
    }

    public RegistryBytes Registry { get; }

    public RivalWheels Wheels { get; }

    public BenchStore Store { get; }

    public IReadOnlyList<IContestant> Contestants { get; }

    /// <summary>Sets everything up; nothing in it is timed.</summary>
    public static async Task<RivalStage> SetAsync(string root, SlipwayHome home, string bundle, string uv, Action<string> say, CancellationToken cancellation)
    {
        var wheels = await RivalWheels.GatherAsync(bundle, Path.Combine(home.Root, "served"), cancellation);
        var folder = Path.Combine(home.Root, "registry");
        BenchRegistry.Empty(folder);
        var stage = new RivalStage(root, home, await BenchRegistry.StartAsync(home, folder, cancellation), wheels, say);
        try
        {
            await stage.PrepareAsync(home, uv, cancellation);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>Leaves nothing in the registry but the bases.</summary>
    public async Task EmptyRegistryAsync(CancellationToken cancellation)
    {
        BenchRegistry.Empty(_folder);
        using var registries = new Registries();
        foreach (var (name, image) in _bases)
            await new ImagePush(_blobs, registries).PushAsync(name, image, null, cancellation);
    }

    /// <summary>The next line of the app, for everybody.</summary>
    public async Task EditAsync(CancellationToken cancellation)
    {
        _lines++;
        foreach (var file in (string[])[_checkout["service", "vad", "app.py"], _context.App])
            await File.AppendAllTextAsync(file, $"# line {_lines}\n", cancellation);
    }

    /// <summary>Locks the next version of the wheel of 7 MB, for everybody.</summary>
    public async Task BumpAsync(CancellationToken cancellation)
    {
        _context.Write(Wheels.Next(_checkout.Root));
        await _engine.BakeAsync("lock", [], cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.StopAsync(CancellationToken.None);
        _index.Dispose();
        Registry.Dispose();
        await _server.DisposeAsync();
    }

    private async Task PrepareAsync(SlipwayHome home, string uv, CancellationToken cancellation)
    {
        await _checkout.CopyAsync(cancellation);
        var settings = JsonNode.Parse(await File.ReadAllTextAsync(_checkout["slipway.json"], cancellation))!;
        // Compiling native code is not what is compared: the service does without.
        settings["service"]!["native"] = "";
        var text = settings.ToJsonString();
        await File.WriteAllTextAsync(_checkout["slipway.json"], text, cancellation);
        _engine.Service = Settings.Read(text, "slipway.json").Service;
        _engine.Root = _checkout.Root;
        _context.Write(Wheels.Next(_checkout.Root));
        // Brings the base's packages and the model.
        await Contestants[0].BuildAsync(cancellation);
        var shared = Store.Last().Layers.First(x => x.Maker == nameof(LayerMaker.Base));
        _bases = await new RivalBases(home, _server.Host).MakeAsync(new LayerIndex(_blobs).Find(new Key(shared.Key))!, cancellation);
        await EmptyRegistryAsync(cancellation);
        var model = ModelPin.Read(await File.ReadAllTextAsync(_checkout["service", "model.json"], cancellation), "model.json");
        _context.Lay(_checkout["service"], _blobs.PathOf(Digest.Parse(model.Sha256)), uv);
        await _engine.EmptyButBasesAsync(cancellation);
        await _engine.BakeAsync("lock", [], cancellation);
    }
}

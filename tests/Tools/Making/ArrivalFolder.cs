using System.Collections.Concurrent;
using Slipway.Core.Images;
using Slipway.Core.Layering;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Core.Progress;
using Slipway.Tests;
using Slipway.Tools.Making;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Making;

/// <summary>A run of which everything was found but the layers of some wheels, which an index on loopback has.</summary>
internal sealed class ArrivalFolder : IDisposable, IProgressFace
{
    private const int Large = 1_100_000;
    private readonly PlanFolder _folder = new();
    private readonly TempFolder _files = new();
    private readonly SmallIndex _index;
    private readonly List<LockedPackage> _packages = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _made = new();

    public ArrivalFolder() => _index = new SmallIndex(_files.Path);

    public ConcurrentQueue<string> Lines { get; } = new();

    public ConcurrentQueue<ProgressEvent> Events { get; } = new();

    /// <summary>Adds a wheel that has a layer of its own, or shares one with other small ones.</summary>
    public ArrivalFolder Add(string name, bool isLarge = true, string? file = null)
    {
        var content = new byte[isLarge ? Large : 100];
        new Random(name[0]).NextBytes(content);
        var wheel = new WheelBuilder(name, "1.0").Add(file ?? $"{name}/data.bin", content, stored: true);
        var bytes = wheel.Build();
        _index.Add(name, wheel.FileName, bytes);
        _packages.Add(new LockedPackage(name, "1.0", Digest.Of(bytes), wheel.FileName, bytes.Length, [LockedPackage.Root], false, []));
        return this;
    }

    public string PathOf(string name) => _files["files", _packages.Single(x => x.Name == name).File];

    /// <summary>Ends when the layer of that name is there.</summary>
    public Task Made(string layer) => Layer(layer).Task;

    public IndexServer Serve(Func<string, Task>? hold = null) => new(_files.Path, new IndexBehaviour { Hold = hold ?? (_ => Task.CompletedTask) });

    /// <summary>A run, and the plan of it.</summary>
    public async Task<(Workbench Bench, BuildPlan Plan)> OpenAsync(IndexServer server, bool mayFollow = true)
    {
        var bench = _folder.Bench(x => x with { Index = server.Simple.ToString(), WheelsMayFollow = mayFollow }, this);
        var read = await new PlanReading(bench).ReadAsync(default);
        IReadOnlyList<WheelGroup> groups =
        [
            .. _packages.Where(x => x.Size > 1_000_000).Select(x => new WheelGroup(x.NormalizedName, [x])),
            .. _packages.Exists(x => x.Size <= 1_000_000)
                ? [new WheelGroup("small", [.. _packages.Where(x => x.Size <= 1_000_000)])]
                : Array.Empty<WheelGroup>(),
        ];
        var inputs = read.Inputs with { Platforms = [.. read.Inputs.Platforms.Select(x => x with { Groups = groups })] };
        var planner = new Planner(bench.Layers.Find, bench.Records.Keys);
        _folder.Keep(planner.Plan(inputs), except: [.. groups.Select(x => x.Name)]);
        return (bench, planner.Plan(inputs));
    }

    /// <summary>What the two targets do, one after the other.</summary>
    public static async Task<IReadOnlyDictionary<Key, LayerResult>> RunAsync(Workbench bench, BuildPlan plan, CancellationToken cancellation = default)
    {
        await new WheelSupply(bench).WheelhouseAsync(plan, cancellation);
        var arriving = bench.Wheels.EndAsync(cancellation);
        using var supply = new LayerSupply(bench);
        var made = await supply.MakeAsync(plan, cancellation);
        await arriving;
        return made;
    }

    public void Report(ProgressEvent happened)
    {
        Events.Enqueue(happened);
        if (happened is { Kind: ProgressKind.Layer, State: RowState.Made })
            Layer(happened.Name.Split('/')[^1]).TrySetResult();
    }

    public void Line(string text) => Lines.Enqueue(text);

    public void Settle() { }

    public void Dispose()
    {
        _folder.Dispose();
        _files.Dispose();
    }

    private TaskCompletionSource Layer(string name) => _made.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}

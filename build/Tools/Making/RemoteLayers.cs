using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Progress;
using Slipway.Core.Rendering;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Making;

/// <summary>
/// Layers that a registry has by key and the store lacks. They are asked for once a run, after the store; what they lead to is only their description. Their bytes are pulled when
/// something on this machine needs them. What a registry cannot give is made.
/// </summary>
internal sealed class RemoteLayers(Workbench bench)
{
    private readonly Dictionary<Key, RemoteLayer> _found = [];
    private readonly HashSet<Key> _asked = [];

    /// <summary>Whether it did not answer in this run: it is not asked again.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>What a reader of a plan should know; said at once where the plan is carried out.</summary>
    public List<Problem> Notes { get; } = [];

    /// <summary>What to say of the repository in a plan; null where none was asked.</summary>
    public PlaceReport? Place { get; private set; }

    /// <summary>Repository of layers by key; null where none was named, or where none is asked.</summary>
    public ImageReference? Repository { get; private set; }

    /// <summary>The repository that was named, whether or not layers are asked for; null where none was.</summary>
    public ImageReference? Named { get; private set; }

    /// <summary>Takes what the command line or the settings name.</summary>
    public void Choose(ImageReference? repository)
    {
        Named = repository;
        Repository = IsWanted ? Named : null;
    }

    /// <summary>The plan of some inputs, with all that is known by now of what is found.</summary>
    public BuildPlan Plan(PlanInputs inputs) =>
        new Planner(bench.Layers.Find, bench.Records.Keys)
        {
            Remote = key => _found.GetValueOrDefault(key),
            Wheels = bench.Compiled.Find,
            RemoteWheels = bench.RemoteWheels.PlaceOf,
        }.Plan(inputs);

    /// <summary>The plan of some inputs. Asks the registry for layers that the store lacks.</summary>
    public async Task<BuildPlan> PlanAsync(PlanInputs inputs, CancellationToken cancellation)
    {
        var plan = await WithLayersAsync(inputs, cancellation);
        // Of a layer that is found nobody needs the wheels.
        return await bench.RemoteWheels.AskAsync(plan.Compiles.Where(x => x.State == PlanState.Make), cancellation) ? Plan(inputs) : plan;
    }

    private async Task<BuildPlan> WithLayersAsync(PlanInputs inputs, CancellationToken cancellation)
    {
        var plan = Plan(inputs);
        if (Repository is not { } repository || HasFailed)
            return plan;
        var missing = plan.ToMake.Where(x => !_asked.Contains(x.Key)).ToList();
        if (missing.Count == 0)
            return plan;
        var answers = await bench.Quietly(() => new LayerRepository(bench.Registries, repository).FindAsync([.. missing.Select(x => x.Key)], cancellation));
        Take(repository, missing, answers);
        if (_found.Count == 0)
            return plan;
        plan = Plan(inputs);
        await bench.Facts.BringAsync(repository, plan, cancellation);
        return plan;
    }

    /// <summary>Whether a registry is asked: where images or their plans are made. Rendered folders and wheels need the things themselves.</summary>
    private bool IsWanted => bench.Request.PlanOnly || bench.Request.Products.Overlaps(["Runtime", "Check", "Dev", "PushCache"]);

    /// <summary>Pulls what a plan found in a registry into the store, verified, the largest first.</summary>
    /// <exception cref="LayersLostException">Layers that are not to be had, all of them together.</exception>
    public async Task BringAsync(BuildPlan plan, CancellationToken cancellation)
    {
        var layers = plan.Remote.Where(x => bench.Layers.Find(x.Key) is null).OrderByDescending(x => x.Packed!.Size).ToList();
        if (layers.Count == 0)
            return;
        var bytes = layers.Sum(x => x.Packed!.Size);
        var name = $"{layers.Count} layers from {layers[0].Repository}";
        var pull = new LayerPull(bench.Store, bench.Registries) { Done = done => bench.Progress.Advance(ProgressKind.Fetch, name, done, bytes) };
        await bench.Progress.RunAsync(ProgressKind.Fetch, name, bytes, () => bench.Quietly(() => pull.PullAsync([.. layers.Select(Of)], cancellation)), x => x);
        bench.CountDownload(bytes);
    }

    /// <summary>Brings a layer into the store that is in no image and so in no plan.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="name">What it is, for people.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null where it is not to be had, which one line says: then it is made.</returns>
    public async Task<PackedLayer?> BringAsync(Key key, string name, CancellationToken cancellation)
    {
        if (Named is not { } repository || HasFailed)
            return null;
        var answers = await bench.Quietly(() => new LayerRepository(bench.Registries, repository).FindAsync([key], cancellation));
        HasFailed = answers.Failure is not null;
        if (!answers.Found.TryGetValue(key, out var packed))
        {
            var reason = answers.Failure ?? answers.Refused.GetValueOrDefault(key) ?? $"it has none of key {key.Abbreviated}";
            bench.Say($"{name}: made here, not pulled from cache {repository}: {reason}");
            return null;
        }
        var row = $"{name} from {repository}";
        var pull = new LayerPull(bench.Store, bench.Registries) { Done = done => bench.Progress.Advance(ProgressKind.Fetch, row, done, packed.Size) };
        try
        {
            var layer = new RemoteLayer(key, packed, repository);
            await bench.Progress.RunAsync(ProgressKind.Fetch, row, packed.Size, () => bench.Quietly(() => pull.PullAsync([layer], cancellation)), x => x);
        }
        catch (LayersLostException lost)
        {
            bench.Say($"{name}: made here, not pulled from cache {repository}: {lost.Lost.Values.First()}");
            return null;
        }
        bench.CountDownload(packed.Size);
        bench.Say($"{name}: {PlanText.Bytes(packed.Size)} from cache {repository}");
        return packed;
    }

    /// <summary>A layer of a plan as the registry has it.</summary>
    public static RemoteLayer Of(LayerPlan layer) => new(layer.Key, layer.Packed!, layer.Repository!);

    /// <summary>The same plan, which makes what was lost; what that needs is fetched and compiled.</summary>
    /// <exception cref="SlipwayException">SLP303: what is lost was not found by key.</exception>
    public async Task<BuildPlan> WithoutAsync(BuildPlan plan, LayersLostException lost, CancellationToken cancellation)
    {
        var layers = plan.Remote.Where(x => lost.Lost.ContainsKey(x.Packed!.Digest)).ToList();
        if (layers.Count == 0)
            throw new SlipwayException(StoreProblems.BlobMissing(lost.Lost.Keys.First().ToString()), lost);
        foreach (var layer in layers)
            _found.Remove(layer.Key);
        Note(CacheProblems.Lost(layers[0].Repository!.ToString(), [.. layers.Select(x => $"{x.Id} ({lost.Lost[x.Packed!.Digest]})")]));
        var next = Plan(plan.Inputs);
        bench.Products.Clear();
        await new WheelSupply(bench).WheelhouseAsync(next, cancellation);
        await new NativeBuild(bench).BackendBuildAsync(next, cancellation);
        return next;
    }

    private void Take(ImageReference repository, List<LayerPlan> missing, KeyAnswers<PackedLayer> answers)
    {
        _asked.UnionWith(missing.Select(x => x.Key));
        var refused = answers.Refused.ToDictionary();
        foreach (var (key, packed) in answers.Found)
        {
            // A key stands for one content: what was made here under it, though evicted since, is known.
            if (bench.Layers.FindAnywhere(key) is { } known && known.DiffId != packed.DiffId)
                refused[key] = $"its content is {packed.DiffId.Abbreviated}, that of the layer made here before {known.DiffId.Abbreviated}";
            else
                _found[key] = new RemoteLayer(key, packed, repository);
        }
        HasFailed = answers.Failure is not null;
        var have = $"{missing.Count(x => _found.ContainsKey(x.Key))} of {missing.Count} layers that the store lacks";
        Place = new PlaceReport(
            "cache",
            repository.ToString(),
            answers.Failure is not null ? "unknown"
                : _found.Count > 0 ? "found"
                : "missing",
            answers.Failure ?? have
        );
        if (answers.Failure is { } reason)
            Note(CacheProblems.NotAsked(repository.ToString(), reason));
        if (refused.Count > 0)
            Note(CacheProblems.Refused(repository.ToString(), [.. missing.Where(x => refused.ContainsKey(x.Key)).Select(x => $"{x.Id}: {refused[x.Key]}")]));
    }

    private void Note(Problem problem)
    {
        Notes.Add(problem);
        if (!bench.Request.PlanOnly)
            bench.Say(problem.ToString());
    }
}

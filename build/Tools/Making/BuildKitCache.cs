using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Caches;
using Slipway.Core.Rendering;
using Slipway.Tools.Docker;
using Slipway.Tools.Engine;
using Slipway.Tools.Git;

namespace Slipway.Tools.Making;

/// <summary>BuildKit's own caches of what is compiled: which are read by a bake, and which PushCache writes.</summary>
internal sealed class BuildKitCache(Workbench bench)
{
    private const int LongestReason = 300;
    private const int Tries = 2;
    private readonly BuildKitNames _names = new(bench);
    private readonly BuilderIndex _builders = new(bench.Store);
    private readonly HashSet<Key> _distrusted = [];
    private Task<CheckoutPlace>? _place;
    private bool _isChecked;

    /// <summary>Where they are kept; none where none was named.</summary>
    public IReadOnlyList<BuildKitStore> Stores { get; private set; } = [];

    private string All => string.Join(", ", Stores);

    /// <summary>Takes what the command line or the settings name.</summary>
    public void Choose(IReadOnlyList<BuildKitStore> stores) =>
        Stores = [
            .. stores.Select(x =>
                x.Kind == BuildKitStoreKind.Local
                    ? x with
                    {
                        Place = x.Place.Length == 0 ? Path.Combine(bench.Home.Root, "buildkit") : Path.GetFullPath(x.Place),
                    }
                    : x
            ),
        ];

    /// <summary>Passes where the builder can use all of them, before anything is built.</summary>
    /// <exception cref="SlipwayException">SLP538, SLP539, SLP545: all that is in the way.</exception>
    public void Check(EngineFeatures features)
    {
        if (_isChecked || Stores.Count == 0)
            return;
        var builder = new BuilderAbilities(
            features.Builder.Driver,
            features.ImageStore == ImageStoreKind.Containerd,
            features.Version,
            features.Buildx.Version,
            features.Builder.BuildKitVersion
        );
        var problems = CacheSupport.Problems(
            Stores,
            builder,
            bench.Request.Products.Contains("PushCache"),
            VersionNumber.IsAtLeast,
            x => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(x))
        );
        if (problems.Count > 0)
            throw new SlipwayException(problems);
        _isChecked = true;
    }

    /// <summary>Bakes with all caches that are there. What they cannot give is built; where they are in the way it is built without them.</summary>
    public async Task<BakeResult> BakeAsync(
        FoundEngine engine,
        string file,
        IReadOnlyList<BakeTarget> targets,
        BuildPlan plan,
        IReadOnlyDictionary<string, LayerPlan> products,
        Action<string>? heard,
        CancellationToken cancellation
    )
    {
        Check(engine.Features);
        var result = await BakeAsync(engine, file, targets, await ReadsAsync(plan, products.Values, cancellation), products, heard, cancellation);
        foreach (var layer in products.Values)
            _builders.Record(layer.Key, engine.Features);
        return result;
    }

    private async Task<BakeResult> BakeAsync(
        FoundEngine engine,
        string file,
        IReadOnlyList<BakeTarget> targets,
        IReadOnlyList<string> from,
        IReadOnlyDictionary<string, LayerPlan> products,
        Action<string>? heard,
        CancellationToken cancellation
    )
    {
        try
        {
            return await RunAsync(engine, file, [.. targets.Select(x => Reads(x) ? x with { CacheFrom = from } : x)], products.Keys, heard, cancellation);
        }
        catch (SlipwayException e) when (from.Count > 0 && e.Problems.All(MayBeOfCaches))
        {
            _distrusted.UnionWith(products.Values.Select(x => x.Key));
            bench.Say(BuildKitCacheProblems.NotRead(All, LineOf(e.Problems[0].Found)).ToString());
            return await RunAsync(engine, file, targets, products.Keys, heard, cancellation);
        }

        bool Reads(BakeTarget target) => products.ContainsKey(target.Name);
    }

    /// <summary>Writes the caches of products that are not there yet, of what this machine has built.</summary>
    /// <param name="engine">Has built them.</param>
    /// <param name="file">Receives the bake file.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="products">Layer by name of its target.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Names that were written, over all stores.</returns>
    /// <exception cref="SlipwayException">SLP546: some are not there afterwards. SLP351 to SLP356: the registry takes no name.</exception>
    public async Task<int> WriteAsync(
        FoundEngine engine,
        string file,
        IReadOnlyList<BakeTarget> targets,
        BuildPlan plan,
        IReadOnlyDictionary<string, LayerPlan> products,
        CancellationToken cancellation
    )
    {
        Check(engine.Features);
        var (place, written) = (await PlaceAsync(), 0);
        for (var attempt = 1; ; attempt++)
        {
            var missing = new Dictionary<string, IReadOnlyList<CacheToWrite>>(StringComparer.Ordinal);
            foreach (var (target, layer) in products)
            {
                if (await MissingAsync(Of(plan, layer, place), layer.Key, cancellation) is { Count: > 0 } lacking)
                    missing[target] = lacking;
            }
            if (missing.Count == 0)
                break;
            var result = await WriteAsync(engine, file, targets, plan, missing, products, cancellation);
            foreach (var layer in products.Values)
                _distrusted.Remove(layer.Key);
            written += missing.Values.Sum(x => x.Count);
            if (await NotWrittenAsync([.. missing.Values.SelectMany(x => x)], result, cancellation) is not { Count: > 0 } problems)
                break;
            // Two exports of one blob at once are in each other's way in some registries: the second time it is there.
            if (attempt == Tries)
                throw new SlipwayException(problems);
        }
        foreach (var layer in products.Values)
            written += await _names.NameAsync(Stores, Of(plan, layer, place), cancellation);
        return written;
    }

    private async Task<BakeResult> WriteAsync(
        FoundEngine engine,
        string file,
        IReadOnlyList<BakeTarget> targets,
        BuildPlan plan,
        Dictionary<string, IReadOnlyList<CacheToWrite>> missing,
        IReadOnlyDictionary<string, LayerPlan> products,
        CancellationToken cancellation
    )
    {
        var from = await ReadsAsync(plan, products.Where(x => missing.ContainsKey(x.Key)).Select(x => x.Value), cancellation);
        var writing = targets.Select(x =>
            missing.TryGetValue(x.Name, out var to)
                ? x with
                {
                    // What is exported is in the store already.
                    Outputs = ["type=cacheonly"],
                    CacheFrom = from,
                    CacheTo = [.. to.Select(y => CacheEntries.To(y.Store, y.Scope, y.Name, CacheMode.Min))],
                }
                : x
        );
        return await RunAsync(engine, file, [.. writing], missing.Keys, null, cancellation);
    }

    /// <summary>Whether a layer was compiled for this store, by this engine or another.</summary>
    public bool Compiled(LayerPlan layer) => _builders.Knows(layer.Key);

    /// <summary>Those that the engine's own builder compiled: of them it can write caches without compiling anything.</summary>
    public async Task<List<LayerPlan>> OwnAsync(List<LayerPlan> layers, CancellationToken cancellation)
    {
        if (layers.Count == 0)
            return [];
        var engine = await bench.Engines.RequireAsync(cancellation);
        return [.. layers.Where(x => _builders.Has(x.Key, engine.Features))];
    }

    /// <summary>Whether any store lacks a product's cache, or cannot say.</summary>
    public async Task<bool> LacksAsync(BuildPlan plan, LayerPlan layer, CancellationToken cancellation) =>
        (await MissingAsync(Of(plan, layer, await PlaceAsync()), layer.Key, cancellation)).Count > 0;

    /// <summary>Lets the names that move lead to a product's cache that is there.</summary>
    /// <returns>How many led elsewhere.</returns>
    public async Task<int> NameAsync(BuildPlan plan, LayerPlan layer, CancellationToken cancellation) =>
        await _names.NameAsync(Stores, Of(plan, layer, await PlaceAsync()), cancellation);

    /// <summary>BuildKit ends a build whose cache leads to a blob that is lost or damaged. A program that ran and failed does so without caches, too.</summary>
    private static bool MayBeOfCaches(Problem problem) =>
        problem.Number is "SLP510" or "SLP511" && !problem.Found.Contains("did not complete successfully", StringComparison.Ordinal);

    private static string LineOf(string text) => text.Split('\n')[0] is { Length: > LongestReason } line ? line[..LongestReason] + "..." : text.Split('\n')[0];

    private static CacheReferences Of(BuildPlan plan, LayerPlan layer, CheckoutPlace place) =>
        CacheReferences.Of(PlanGraph.ProductOf(layer), plan.Inputs.Selection, layer.Platform, layer.Key, place);

    private async Task<BakeResult> RunAsync(
        FoundEngine engine,
        string file,
        IReadOnlyList<BakeTarget> targets,
        IEnumerable<string> names,
        Action<string>? heard,
        CancellationToken cancellation
    )
    {
        await File.WriteAllTextAsync(file, BakeFile.Render([.. bench.CompilerCache.Give(targets)]), cancellation);
        return await Buildx
            .Of(engine, bench.Request.Builder, bench.Home)
            .BakeAsync(bench.CompilerCache.Give(new BakeRequest(file, [.. names])), heard, bench.Progress.Told, cancellation);
    }

    /// <summary>
    /// Caches of all products of a bake, for each of its targets: one may be a stage of another. Only those that are there: BuildKit takes a name that is missing for trouble, for a
    /// folder it ends there. Where the state itself is there nothing else is read.
    /// </summary>
    private async Task<IReadOnlyList<string>> ReadsAsync(BuildPlan plan, IEnumerable<LayerPlan> layers, CancellationToken cancellation)
    {
        if (Stores.Count == 0)
            return [];
        var place = await PlaceAsync();
        var wanted = (
            from layer in layers
            let references = Of(plan, layer, place)
            from store in Stores
            select ReadAsync(store, references, cancellation)
        ).ToList();
        return [.. (await Task.WhenAll(wanted)).SelectMany(x => x).Distinct(StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<string>> ReadAsync(BuildKitStore store, CacheReferences references, CancellationToken cancellation)
    {
        if (!BuildKitNames.IsKnown(store))
            return [.. references.Reads.Select(x => CacheEntries.From(store, references.Scope, x))];
        var there = await _names.ThereAsync(store, references.Scope, references.Reads, cancellation);
        var names = references.Reads.Where(x => there.ContainsKey(x)).ToList();
        return [.. (names.FirstOrDefault() == references.Key ? names.Take(1) : names).Select(x => CacheEntries.From(store, references.Scope, x))];
    }

    /// <summary>
    /// What BuildKit has to write. Where names can be given afterwards it writes the state's own and nothing else: several exports of one blob at once are in each other's way. Of the
    /// other stores nobody knows what they have.
    /// </summary>
    private async Task<IReadOnlyList<CacheToWrite>> MissingAsync(CacheReferences references, Key key, CancellationToken cancellation)
    {
        var missing = new List<CacheToWrite>();
        foreach (var store in Stores)
        {
            if (!BuildKitNames.IsKnown(store))
                missing.AddRange(CacheEntries.Names(store, references.Writes).Select(x => new CacheToWrite(store, references.Scope, x)));
            else if (
                _distrusted.Contains(key)
                || !(await _names.ThereAsync(store, references.Scope, [references.Key], cancellation)).ContainsKey(references.Key)
                || (store.Kind == BuildKitStoreKind.Registry && !await _names.IsWholeAsync(store, references.Key, cancellation))
            )
                missing.Add(new CacheToWrite(store, references.Scope, references.Key));
        }
        return missing;
    }

    /// <summary>A failed write fails no bake: whether it is there is asked afterwards.</summary>
    private async Task<IReadOnlyList<Problem>> NotWrittenAsync(IReadOnlyList<CacheToWrite> written, BakeResult result, CancellationToken cancellation)
    {
        var said = result.Steps.Where(x => x.Error is not null && x.Name.Contains("cache", StringComparison.Ordinal)).Select(x => x.Error!).FirstOrDefault();
        var problems = new List<Problem>();
        foreach (var one in written)
        {
            var isThere = BuildKitNames.IsKnown(one.Store)
                ? (await _names.ThereAsync(one.Store, one.Scope, [one.Name], cancellation)).ContainsKey(one.Name)
                : said is null;
            if (!isThere)
                problems.Add(BuildKitCacheProblems.NotWritten(one.Store.ToString(), [one.Name], said ?? "BuildKit said nothing of it"));
        }
        return problems;
    }

    /// <summary>Where the checkout stands, asked once a run; what it does not know is said once.</summary>
    private Task<CheckoutPlace> PlaceAsync() => _place ??= ReadPlaceAsync();

    private async Task<CheckoutPlace> ReadPlaceAsync()
    {
        var place = await new CheckoutPlaceReading(Environment.GetEnvironmentVariable).ReadAsync(bench.Request.Root, CancellationToken.None);
        if (place.Note is { } note)
            bench.Say(BuildKitCacheProblems.PlaceUnknown(note).ToString());
        return place;
    }

    private sealed record CacheToWrite(BuildKitStore Store, string Scope, string Name);
}

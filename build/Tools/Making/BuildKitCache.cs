using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
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
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private readonly HashSet<Key> _distrusted = [];
    private Task<CheckoutPlace>? _place;
    private bool _isChecked;

    /// <summary>Where they are kept; none where none was named.</summary>
    public IReadOnlyList<BuildKitStore> Stores { get; private set; } = [];

    private string All => string.Join(", ", Stores);

    /// <summary>Takes what the command line or the settings name.</summary>
    public void Choose(IReadOnlyList<BuildKitStore> stores) =>
        Stores =
        [
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
        var from = await ReadsAsync(plan, products.Values, cancellation);
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
    /// <exception cref="SlipwayException">SLP546: some are not there afterwards.</exception>
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
        var place = await PlaceAsync();
        var missing = new Dictionary<string, IReadOnlyList<CacheToWrite>>(StringComparer.Ordinal);
        foreach (var (target, layer) in products)
        {
            var references = Of(plan, layer, place);
            if (await MissingAsync(references, layer.Key, cancellation) is { Count: > 0 } lacking)
                missing[target] = lacking;
        }
        if (missing.Count == 0)
            return 0;
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
        var result = await RunAsync(engine, file, [.. writing], missing.Keys, null, cancellation);
        await CheckWrittenAsync([.. missing.Values.SelectMany(x => x)], result, cancellation);
        return missing.Values.Sum(x => x.Count);
    }

    /// <summary>Whether any store lacks a product's cache, or cannot say.</summary>
    public async Task<bool> LacksAsync(BuildPlan plan, LayerPlan layer, CancellationToken cancellation) =>
        (await MissingAsync(Of(plan, layer, await PlaceAsync()), layer.Key, cancellation)).Count > 0;

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
        await File.WriteAllTextAsync(file, BakeFile.Render(targets), cancellation);
        return await Buildx
            .Of(engine, bench.Request.Builder, bench.Home)
            .BakeAsync(new BakeRequest(file, [.. names]), heard, bench.Progress.Told, cancellation);
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
        if (store.Kind is not (BuildKitStoreKind.Local or BuildKitStoreKind.Registry))
            return [.. references.Reads.Select(x => CacheEntries.From(store, references.Scope, x))];
        var there = await ThereAsync(store, references.Scope, references.Reads, cancellation);
        var names = references.Reads.Where(x => there.ContainsKey(x)).ToList();
        return [.. (names.FirstOrDefault() == references.Key ? names.Take(1) : names).Select(x => CacheEntries.From(store, references.Scope, x))];
    }

    /// <summary>Names that a store lacks. A name that moves is missing where it leads to another state than the key.</summary>
    private async Task<IReadOnlyList<CacheToWrite>> MissingAsync(CacheReferences references, Key key, CancellationToken cancellation)
    {
        var missing = new List<CacheToWrite>();
        foreach (var store in Stores)
        {
            var isKnown = store.Kind is BuildKitStoreKind.Local or BuildKitStoreKind.Registry;
            var there = isKnown ? await ThereAsync(store, references.Scope, references.Writes, cancellation) : new Dictionary<string, string>();
            var right = _distrusted.Contains(key) ? null : there.GetValueOrDefault(references.Key);
            if (right is not null && store.Kind == BuildKitStoreKind.Registry && !await IsWholeAsync(store, references.Key, cancellation))
                right = null;
            missing.AddRange(
                references
                    .Writes.Where(x => right is null || there.GetValueOrDefault(x) != right)
                    .Select(x => new CacheToWrite(store, references.Scope, x))
            );
        }
        return missing;
    }

    /// <summary>Whether a registry still has all blobs of a cache: a cleanup may take them and leave the name.</summary>
    private async Task<bool> IsWholeAsync(BuildKitStore store, string name, CancellationToken cancellation)
    {
        var repository = ImageReference.Parse(store.Place);
        var client = bench.Registries[repository.Host];
        if (await client.TryGetManifestAsync(repository.Repository, name, cancellation) is not { Bytes: var bytes })
            return false;
        foreach (var blob in LocalCacheIndex.Blobs(bytes))
        {
            if (!await client.HasBlobAsync(repository.Repository, blob, cancellation))
                return false;
        }
        return true;
    }

    /// <summary>A failed write fails no bake: whether it is there is asked afterwards.</summary>
    private async Task CheckWrittenAsync(IReadOnlyList<CacheToWrite> written, BakeResult result, CancellationToken cancellation)
    {
        var said = result.Steps.Where(x => x.Error is not null && x.Name.Contains("cache", StringComparison.Ordinal)).Select(x => x.Error!).FirstOrDefault();
        var problems = new List<Problem>();
        foreach (var group in written.GroupBy(x => (x.Store, x.Scope)))
        {
            var names = group.Select(x => x.Name).ToList();
            var isKnown = group.Key.Store.Kind is BuildKitStoreKind.Local or BuildKitStoreKind.Registry;
            var there = isKnown ? await ThereAsync(group.Key.Store, group.Key.Scope, names, cancellation) : null;
            var lacking = there is null ? (said is null ? [] : names) : names.Where(x => !there.ContainsKey(x)).ToList();
            if (lacking.Count > 0)
                problems.Add(BuildKitCacheProblems.NotWritten(group.Key.Store.ToString(), lacking, said ?? "BuildKit said nothing of it"));
        }
        if (problems.Count > 0)
            throw new SlipwayException(problems);
    }

    /// <summary>Names that a store has, with the digest of what they lead to. A registry that does not answer has none.</summary>
    private async Task<IReadOnlyDictionary<string, string>> ThereAsync(
        BuildKitStore store,
        string scope,
        IReadOnlyList<string> names,
        CancellationToken cancellation
    )
    {
        if (store.Kind == BuildKitStoreKind.Local)
            return LocalCacheIndex.Read(CacheEntries.FolderOf(store, scope));
        if (bench.Remote.HasFailed)
            return new Dictionary<string, string>();
        var repository = ImageReference.Parse(store.Place) with { Tag = null };
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        budget.CancelAfter(s_patience);
        try
        {
            var found = await bench.Quietly(() =>
                Task.WhenAll(
                    names.Select(async x => (Name: x, Found: await bench.Registries[repository.Host].FindManifestAsync(repository.Repository, x, budget.Token)))
                )
            );
            return found.Where(x => x.Found is not null).ToDictionary(x => x.Name, x => x.Found!.Digest.ToString(), StringComparer.Ordinal);
        }
        catch (SlipwayException)
        {
            return new Dictionary<string, string>();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Dictionary<string, string>();
        }
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

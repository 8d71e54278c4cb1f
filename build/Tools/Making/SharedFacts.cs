using System.Collections.Concurrent;
using System.Text;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Planning;
using Slipway.Tools.Debian;
using Slipway.Tools.Registry;
using Slipway.Tools.Store;

namespace Slipway.Tools.Making;

/// <summary>
/// What the makers of shared libraries ask about wheels and bases: small facts of the store, which PushCache writes beside the layers. A machine that lacks the things themselves, since
/// their layers are found in the cache, asks there: so a bump fetches the wheel that moved and no other.
/// </summary>
internal sealed class SharedFacts(Workbench bench)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, bool> _inCache = new(StringComparer.Ordinal);

    /// <summary>Whether it is known what a wheel's shared objects need, though the wheel is not here.</summary>
    public bool KnowsNeeds(LockedPackage wheel) => WheelObjects.HasNone(wheel.File) || IsKnown(FactOf(wheel));

    /// <summary>Whether it is known which libraries a base has.</summary>
    public bool KnowsLibraries(Key baseLayer) => IsKnown(new Fact(BaseLibraries.Kind, baseLayer.Hex));

    /// <summary>Asks the cache for what a plan's libraries are walked by and the store does not know. A cache that fails knows nothing: the things themselves are fetched.</summary>
    public async Task BringAsync(ImageReference repository, BuildPlan plan, CancellationToken cancellation)
    {
        var missing = WalkedBy(plan).Where(x => !IsKnown(x)).ToList();
        if (missing.Count == 0)
            return;
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        budget.CancelAfter(s_patience);
        var options = new ParallelOptions { MaxDegreeOfParallelism = bench.Registries.Options.Parallel, CancellationToken = budget.Token };
        try
        {
            await bench.Quietly(async () =>
            {
                await Parallel.ForEachAsync(missing, options, async (fact, stop) => await BringAsync(repository, fact, stop));
                return true;
            });
        }
        catch (SlipwayException)
        {
            // Said where layers are asked for.
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // What came so far is of use.
        }
    }

    /// <summary>Writes what is known here of a plan's wheels and bases to the cache.</summary>
    /// <returns>How many were written; those that it had are not.</returns>
    /// <exception cref="SlipwayException">SLP351 to SLP356.</exception>
    public async Task<int> PublishAsync(ImageReference repository, BuildPlan plan, CancellationToken cancellation)
    {
        var (client, written) = (bench.Registries[repository.Host], 0);
        var empty = new BlobSource(LayerArtifact.EmptyDescriptor, LayerArtifact.EmptyConfig.ToArray(), null);
        await new BlobPush(bench.Store, bench.Registries).PushAsync(client, repository.Repository, empty, cancellation);
        Learn(plan);
        var options = new ParallelOptions { MaxDegreeOfParallelism = bench.Registries.Options.Parallel, CancellationToken = cancellation };
        await Parallel.ForEachAsync(
            plan.Inputs.Platforms.SelectMany(x => Facts(plan, x)).Distinct(),
            options,
            async (fact, stop) =>
            {
                if (FilesOf(fact).Find(fact.Hex) is not { } json)
                    return;
                var bytes = FactArtifact.Write(fact.Tag, Encoding.UTF8.GetString(json));
                var descriptor = new Descriptor(MediaTypes.Manifest, Digest.Of(bytes), bytes.Length);
                if ((await client.FindManifestAsync(repository.Repository, fact.Tag, stop))?.Digest == descriptor.Digest)
                    return;
                await client.PutManifestAsync(repository.Repository, fact.Tag, descriptor, bytes, stop);
                Interlocked.Increment(ref written);
            }
        );
        return written;
    }

    /// <summary>Of a wheel of the store that no walk has asked about so far it is read now.</summary>
    private void Learn(BuildPlan plan)
    {
        var objects = new WheelObjects(bench.Store);
        foreach (
            var wheel in plan
                .Inputs.Platforms.SelectMany(x => x.Groups)
                .SelectMany(x => x.Wheels)
                .Where(x => !x.IsSdist && !KnowsNeeds(x) && bench.Store.Has(x.Hash))
        )
            objects.Of(wheel.File, wheel.Hash);
    }

    private async ValueTask BringAsync(ImageReference repository, Fact fact, CancellationToken stop)
    {
        var artifact = await bench.Registries[repository.Host].TryGetManifestAsync(repository.Repository, fact.Tag, stop);
        if (artifact is not { Bytes: var bytes } || FactArtifact.Read(bytes, fact.Tag) is not { } json || !IsOne(fact, json))
            return;
        _inCache[fact.Tag] = true;
        // A plan writes nothing: the build that follows asks again.
        if (!bench.Request.PlanOnly)
            FilesOf(fact).Record(fact.Hex, Encoding.UTF8.GetBytes(json));
    }

    private static bool IsOne(Fact fact, string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        return fact.Kind == WheelObjects.Kind
            ? KeyFiles.Read(bytes, StoreJson.Default.IReadOnlyListElfSource) is not null
            : KeyFiles.Read(bytes, StoreJson.Default.IReadOnlyListString) is not null;
    }

    private bool IsKnown(Fact fact) => _inCache.ContainsKey(fact.Tag) || FilesOf(fact).Find(fact.Hex) is not null;

    private KeyFiles FilesOf(Fact fact) => new(bench.Store, fact.Kind);

    private static IEnumerable<Fact> WalkedBy(BuildPlan plan) =>
        plan.Inputs.Platforms.Where(x => plan.ToMake.Any(layer => layer.IsWalked && layer.Platform == x.Platform)).SelectMany(x => Facts(plan, x)).Distinct();

    private static IEnumerable<Fact> Facts(BuildPlan plan, PlatformInputs platform) =>
        platform
            .Groups.SelectMany(x => x.Wheels)
            // A compiled wheel is fetched by its own key.
            .Where(x => !x.IsSdist && !WheelObjects.HasNone(x.File))
            .Select(FactOf)
            .Append(
                new Fact(BaseLibraries.Kind, plan.Images.Single(x => x.Platform == platform.Platform).Layers.Single(x => x.Maker == LayerMaker.Base).Key.Hex)
            );

    private static Fact FactOf(LockedPackage wheel) => new(WheelObjects.Kind, wheel.Hash.Hex);

    private sealed record Fact(string Kind, string Hex)
    {
        public string Tag => FactArtifact.TagOf(Kind, Hex);
    }
}

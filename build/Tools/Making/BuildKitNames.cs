using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning.Caches;
using Slipway.Core.Rendering;

namespace Slipway.Tools.Making;

/// <summary>The names of BuildKit's caches in stores that can be asked without BuildKit: a registry's tags, and the index of a folder.</summary>
internal sealed class BuildKitNames(Workbench bench)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>Names that a store has, with the digest of what they lead to. A registry that does not answer has none.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ThereAsync(
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

    /// <summary>Whether a registry still has all blobs of a cache: a cleanup may take them and leave the name.</summary>
    public async Task<bool> IsWholeAsync(BuildKitStore store, string name, CancellationToken cancellation)
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

    /// <summary>Whether what a store has can be asked without BuildKit.</summary>
    public static bool IsKnown(BuildKitStore store) => store.Kind is BuildKitStoreKind.Local or BuildKitStoreKind.Registry;

    /// <summary>Lets the names that move lead to the state.</summary>
    /// <returns>How many led elsewhere.</returns>
    public async Task<int> NameAsync(IReadOnlyList<BuildKitStore> stores, CacheReferences references, CancellationToken cancellation)
    {
        var named = 0;
        foreach (var store in stores.Where(IsKnown))
        {
            var there = await ThereAsync(store, references.Scope, references.Writes, cancellation);
            var names = references.Writes.Where(x => there.GetValueOrDefault(x) != there.GetValueOrDefault(references.Key)).ToList();
            if (names.Count == 0)
                continue;
            named += names.Count;
            if (store.Kind == BuildKitStoreKind.Local)
            {
                LocalCacheIndex.Name(CacheEntries.FolderOf(store, references.Scope), references.Key, names);
                continue;
            }
            var repository = ImageReference.Parse(store.Place);
            var client = bench.Registries[repository.Host];
            var (descriptor, bytes) = await client.GetManifestAsync(repository.Repository, references.Key, cancellation);
            foreach (var name in names)
                await client.PutManifestAsync(repository.Repository, name, descriptor, bytes, cancellation);
        }
        return named;
    }
}

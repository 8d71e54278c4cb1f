using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Planning.Caches;

/// <summary>What a builder cannot do with a cache, known before anything is built (docs: Cache storage backends, and what engines answered; docs/cache.md).</summary>
public static class CacheSupport
{
    /// <summary>Variables by which buildx finds GitHub's cache. Without them it leaves the cache out in silence.</summary>
    public static IReadOnlyList<string> GhaVariables { get; } = ["ACTIONS_RUNTIME_TOKEN", "ACTIONS_RESULTS_URL", "ACTIONS_CACHE_URL"];

    /// <summary>The first versions that speak GitHub's cache service as it is since April 2025.</summary>
    private const string GhaEngine = "28.0",
        GhaBuildx = "0.21",
        GhaBuildKit = "0.20";

    /// <summary>The first BuildKit with s3 and azblob.</summary>
    private const string CloudBuildKit = "0.11";

    /// <summary>Everything that is in the way, SLP538 and SLP539.</summary>
    /// <param name="stores">Where caches are wanted.</param>
    /// <param name="builder">What builds.</param>
    /// <param name="isWriting">Whether they are written, too.</param>
    /// <param name="isAtLeast">Whether a version is at least another one.</param>
    /// <param name="hasVariable">Whether a variable of the environment is set.</param>
    public static IReadOnlyList<Problem> Problems(
        IReadOnlyList<BuildKitStore> stores,
        BuilderAbilities builder,
        bool isWriting,
        Func<string, string, bool> isAtLeast,
        Func<string, bool> hasVariable
    ) =>
        [
            .. stores.SelectMany(x => Problems(x, builder, isWriting, isAtLeast)),
            .. stores.Where(x => x.Kind == BuildKitStoreKind.Gha).SelectMany(_ => Gha(hasVariable)),
        ];

    private static IEnumerable<Problem> Problems(BuildKitStore store, BuilderAbilities builder, bool isWriting, Func<string, string, bool> isAtLeast)
    {
        if (builder.IsDocker)
        {
            if (store.Kind is BuildKitStoreKind.S3 or BuildKitStoreKind.AzBlob)
                yield return BuildKitCacheProblems.NotInDriver(store.Word, "the engine's own builder does not know it, in no version");
            else if (!builder.HasContainerdStore && (isWriting || store.Kind == BuildKitStoreKind.Gha))
                yield return BuildKitCacheProblems.NotInDriver(store.Word, "the engine keeps images in a graph driver's store, and writes no cache then");
            else if (store.Kind == BuildKitStoreKind.Gha && !isAtLeast(builder.EngineVersion, GhaEngine))
                yield return BuildKitCacheProblems.TooOld(store.Word, "Docker Engine", builder.EngineVersion, GhaEngine);
        }
        else if (builder.BuildKitVersion is { } version)
        {
            var floor = store.Kind switch
            {
                BuildKitStoreKind.Gha => GhaBuildKit,
                BuildKitStoreKind.S3 or BuildKitStoreKind.AzBlob => CloudBuildKit,
                _ => null,
            };
            if (floor is not null && !isAtLeast(version, floor))
                yield return BuildKitCacheProblems.TooOld(store.Word, "BuildKit", version, floor);
        }
        if (store.Kind == BuildKitStoreKind.Gha && !isAtLeast(builder.BuildxVersion, GhaBuildx))
            yield return BuildKitCacheProblems.TooOld(store.Word, "buildx", builder.BuildxVersion, GhaBuildx);
    }

    private static IEnumerable<Problem> Gha(Func<string, bool> hasVariable)
    {
        if (!hasVariable(GhaVariables[0]) || !GhaVariables.Skip(1).Any(hasVariable))
            yield return BuildKitCacheProblems.NotInActions(GhaVariables);
    }
}

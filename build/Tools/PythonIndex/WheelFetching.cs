using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Index;
using Slipway.Tools.Http;
using Slipway.Tools.Store;

namespace Slipway.Tools.PythonIndex;

/// <summary>Brings the files of a lock from package indexes into the store, each checked against the lock while it comes. What is there costs one stat.</summary>
/// <param name="home">The user's folders.</param>
/// <param name="options">How indexes are talked to.</param>
public sealed class WheelFetching(SlipwayHome home, IndexOptions options)
{
    private readonly ContentStore _store = new(home.Store);

    /// <summary>Files at a time.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>Told of each file as soon as the store has it, those found there first; on any thread, several at once.</summary>
    public Action<LockedPackage>? Stored { get; init; }

    /// <summary>Fetches what the store lacks, the largest first; asks nobody when it lacks nothing. What came stays, whatever happens to the rest.</summary>
    /// <param name="packages">Packages of locks; one file may be named several times. Source archives are fetched like wheels.</param>
    /// <param name="indexes">Where they come from, and what each index may serve.</param>
    /// <param name="progress">Told while files come and after each; by one thread at a time.</param>
    /// <param name="cancellation">Ends it. What came so far is kept, also of files that are not whole.</param>
    /// <exception cref="SlipwayException">
    /// SLP263 to SLP270, SLP440, SLP441, SLP525 to SLP529: all that is wrong with any file, together. SLP302, SLP528: the store cannot take more, at once.
    /// </exception>
    public async Task<FetchResult> FetchAsync(
        IReadOnlyList<LockedPackage> packages,
        IndexSet indexes,
        IProgress<FetchProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var wanted = packages.DistinctBy(package => package.Hash).ToList();
        var missing = new List<LockedPackage>();
        foreach (var package in wanted)
        {
            if (_store.Has(package.Hash, package.Size))
                Stored?.Invoke(package);
            else
                missing.Add(package);
        }
        if (missing.Count == 0)
            return new FetchResult(wanted.Count, 0, 0);
        PartialFiles.Sweep(_store);
        using var client = new IndexClient(indexes, home, options);
        using var run = new FetchRun(client, wanted, missing, progress, cancellation);
        await System.Threading.Tasks.Parallel.ForEachAsync(
            missing.OrderByDescending(package => package.Size ?? long.MaxValue),
            // A run that ends itself is no cancellation: the bodies see to that.
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Parallel },
            async (package, _) =>
            {
                if (await run.FetchAsync(package))
                    Stored?.Invoke(package);
            }
        );
        if (run.IsDiskFull)
            missing.ForEach(package => PartialFiles.Forget(_store, package.Hash));
        return run.Result();
    }
}

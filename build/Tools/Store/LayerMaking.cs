using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Tools.Store;

/// <summary>A layer that is wanted.</summary>
/// <param name="Maker">Who makes it.</param>
/// <param name="Name">What it holds.</param>
/// <param name="Key">Key of its inputs.</param>
/// <param name="Size">Unpacked bytes, roughly: the largest is begun first.</param>
/// <param name="Entries">Collects its entries; called only when the key is not found.</param>
public sealed record LayerJob(LayerMaker Maker, string Name, Key Key, long Size, Func<IReadOnlyList<LayerEntry>> Entries)
{
    /// <summary>How to pack it; by its maker when not said.</summary>
    public Compression Compression { get; init; } = Compression.For(Maker);

    /// <summary>What it is made from is there when this has ended; nothing of it is begun before. Fails where it will never be there.</summary>
    public Task After { get; init; } = Task.CompletedTask;

    /// <summary>Told when making it begins; not where its key is found.</summary>
    public Action? Started { get; init; }

    /// <summary>Told how many bytes of the tar were packed, and how many there are.</summary>
    public Action<long, long>? Advanced { get; init; }

    /// <summary>Told when making it failed.</summary>
    public Action? Failed { get; init; }
}

/// <summary>A layer that is there.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Found">Whether its key was found: then nothing was made.</param>
/// <param name="Elapsed">Wall time.</param>
public sealed record LayerResult(ImageLayer Layer, bool Found, TimeSpan Elapsed);

/// <summary>Finds layers by key and makes those that are not found.</summary>
/// <param name="index">Which key is which layer.</param>
/// <param name="packer">Makes layers.</param>
public sealed class LayerMaking(LayerIndex index, LayerPacker packer)
{
    /// <summary>
    /// Finds or makes all layers, each in one process at a time, as many at a time as there are cores, of those that wait for nothing the largest first; equal keys are made once.
    /// </summary>
    /// <param name="jobs">The layers wanted.</param>
    /// <param name="done">Told of each layer when it is there.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>In the order of the jobs.</returns>
    /// <exception cref="SlipwayException">The problems of all layers that failed, each once: several may have waited for the same.</exception>
    public async Task<IReadOnlyList<LayerResult>> PackAllAsync(
        IReadOnlyList<LayerJob> jobs,
        Action<LayerResult>? done = null,
        CancellationToken cancellation = default
    )
    {
        var results = new ConcurrentDictionary<Key, LayerResult>();
        var failures = new ConcurrentQueue<SlipwayException>();
        // Twice the cores: the packer lets as many compress as there are cores, the others wait for the disk.
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount, CancellationToken = cancellation };
        var missing = jobs.DistinctBy(j => j.Key).Where(job => !TryFind(job)).OrderByDescending(j => j.Size).ToList();
        await Parallel.ForEachAsync(InTurnAsync(missing, cancellation), options, MakeAsync);
        if (!failures.IsEmpty)
            throw new SlipwayException([.. failures.SelectMany(f => f.Problems).Distinct()], failures.First());
        return [.. jobs.Select(job => results[job.Key] with { Layer = new ImageLayer(job.Maker, job.Name, job.Key, results[job.Key].Layer.Packed) })];

        bool TryFind(LayerJob job)
        {
            var clock = Stopwatch.GetTimestamp();
            if (index.Find(job.Key) is not { } packed)
                return false;
            Keep(job, packed, found: true, clock);
            return true;
        }

        async ValueTask MakeAsync(LayerJob job, CancellationToken stop)
        {
            var clock = Stopwatch.GetTimestamp();
            try
            {
                await job.After;
                using var held = await index.HoldAsync(job.Key, stop);
                // Another process may have made it meanwhile.
                if (TryFind(job))
                    return;
                job.Started?.Invoke();
                var packed = await packer.PackAsync(await CollectAsync(job), job.Compression, job.Advanced, stop);
                index.Record(job.Key, packed);
                Keep(job, packed, found: false, clock);
            }
            catch (SlipwayException e)
            {
                job.Failed?.Invoke();
                failures.Enqueue(e);
            }
        }

        void Keep(LayerJob job, PackedLayer packed, bool found, long clock)
        {
            var result = new LayerResult(new ImageLayer(job.Maker, job.Name, job.Key, packed), found, Stopwatch.GetElapsedTime(clock));
            results[job.Key] = result;
            done?.Invoke(result);
        }
    }

    /// <summary>The jobs, each when a worker asks for one: the largest of those whose time has come.</summary>
    /// <param name="jobs">The largest first.</param>
    /// <param name="cancellation">Ends waiting.</param>
    private static async IAsyncEnumerable<LayerJob> InTurnAsync(List<LayerJob> jobs, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (jobs.Count > 0)
        {
            if (jobs.FindIndex(x => x.After.IsCompleted) is >= 0 and var next)
            {
                var job = jobs[next];
                jobs.RemoveAt(next);
                yield return job;
            }
            else
                await Task.WhenAny(jobs.Select(x => x.After)).WaitAsync(cancellation);
        }
    }

    /// <summary>On a thread of its own: collecting may unpack and wait, and the few threads of the pool serve whoever fetches meanwhile.</summary>
    private static Task<IReadOnlyList<LayerEntry>> CollectAsync(LayerJob job) =>
        Task.Factory.StartNew(job.Entries, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}

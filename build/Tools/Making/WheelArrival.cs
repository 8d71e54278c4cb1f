using System.Collections.Concurrent;
using Slipway.Core.Images;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Index;
using Slipway.Core.Progress;
using Slipway.Tools.Http;
using Slipway.Tools.PythonIndex;

namespace Slipway.Tools.Making;

/// <summary>Wheels on their way from package indexes into the store. Each can be waited for by itself: whoever makes a layer needs its own and no others.</summary>
internal sealed class WheelArrival(Workbench bench) : IDisposable
{
    private readonly ConcurrentDictionary<Digest, TaskCompletionSource> _wheels = new();
    private readonly ConcurrentQueue<Fetch> _open = new();
    private readonly List<Task> _begun = [];
    private readonly CancellationTokenSource _stop = new();
    private Task _ending = Task.CompletedTask;

    /// <summary>Told the bytes downloaded when all that was begun is there; once.</summary>
    public Action<long>? Ended { get; set; }

    /// <summary>Begins to fetch what the store lacks and is not on its way yet, the largest first.</summary>
    /// <param name="wheels">Wheels of an index; one may be named several times.</param>
    /// <param name="platforms">Whom they are for, as people read it.</param>
    /// <param name="indexes">Where they come from.</param>
    public void Begin(IEnumerable<LockedPackage> wheels, string platforms, IndexSet indexes)
    {
        var missing = wheels.DistinctBy(x => x.Hash).Where(x => !bench.Store.Has(x.Hash) && !IsComing(x.Hash)).ToList();
        if (missing.Count == 0)
            return;
        foreach (var wheel in missing)
            _wheels[wheel.Hash] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var fetch = new Fetch($"{missing.Count} wheels for {platforms}", missing.Sum(x => x.Size ?? 0));
        fetch.Work = Task.Run(() => FetchAsync(fetch, missing, indexes));
        _begun.Add(fetch.Work);
        _open.Enqueue(fetch);
    }

    /// <summary>Ends when all of some wheels are in the store; fails with everything that went wrong when one of them does not come.</summary>
    /// <param name="wheels">The wheels; those that nobody fetches are not waited for.</param>
    public Task Of(IEnumerable<LockedPackage> wheels) =>
        Task.WhenAll(wheels.Select(x => _wheels.TryGetValue(x.Hash, out var coming) ? coming.Task : Task.CompletedTask));

    /// <summary>Waits for all that was begun, showing how far it is.</summary>
    /// <param name="cancellation">Ends the wait and the fetching.</param>
    /// <exception cref="Core.Diagnostics.SlipwayException">All that is wrong with any file, together.</exception>
    public Task EndAsync(CancellationToken cancellation) => _ending = EndAsync(_ending, cancellation);

    /// <summary>Ends what is under way and waits until it has ended. What came so far is kept.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Quietly(Task.WhenAll(_begun));
    }

    public void Dispose() => _stop.Dispose();

    private async Task EndAsync(Task before, CancellationToken cancellation)
    {
        await Quietly(before);
        await using var stopping = cancellation.Register(_stop.Cancel);
        var bytes = 0L;
        while (_open.TryDequeue(out var fetch))
        {
            fetch.IsShown = true;
            bytes += (await bench.Progress.RunAsync(ProgressKind.Fetch, fetch.Name, fetch.Size, () => fetch.Work, x => x.Bytes)).Bytes;
        }
        bench.CountDownload(bytes);
        Ended?.Invoke(bytes);
        Ended = null;
    }

    private static Task Quietly(Task work) => work.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    private bool IsComing(Digest wheel) => _wheels.TryGetValue(wheel, out var coming) && !coming.Task.IsCompleted;

    private async Task<FetchResult> FetchAsync(Fetch fetch, List<LockedPackage> missing, IndexSet indexes)
    {
        var fetching = new WheelFetching(bench.Home, new IndexOptions { Say = bench.Say }) { Stored = x => _wheels[x.Hash].TrySetResult() };
        var progress = new FetchReport(x =>
        {
            if (fetch.IsShown)
                bench.Progress.Advance(ProgressKind.Fetch, fetch.Name, x.Bytes, x.AllBytes);
        });
        try
        {
            return await fetching.FetchAsync(missing, indexes, progress, _stop.Token);
        }
        catch (Exception e)
        {
            // Whoever waits for a wheel that does not come learns what is wrong with all of them: it is said once.
            foreach (var wheel in missing)
                _ = e is OperationCanceledException ? _wheels[wheel.Hash].TrySetCanceled(_stop.Token) : _wheels[wheel.Hash].TrySetException(e);
            throw;
        }
    }

    /// <summary>Files that were begun together: one row. It is shown by the step that waits, so that no table ends with rows that still run.</summary>
    private sealed class Fetch(string name, long size)
    {
        public string Name { get; } = name;

        public long Size { get; } = size;

        public volatile bool IsShown;

        public Task<FetchResult> Work { get; set; } = null!;
    }
}

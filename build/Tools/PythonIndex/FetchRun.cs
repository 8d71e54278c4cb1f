using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Index;
using Slipway.Tools.Http;

namespace Slipway.Tools.PythonIndex;

/// <summary>One fetch of many files: what came, what went wrong, and which indexes need not be asked any more.</summary>
internal sealed class FetchRun(
    IndexClient client,
    IReadOnlyList<LockedPackage> wanted,
    IReadOnlyList<LockedPackage> missing,
    IProgress<FetchProgress>? progress,
    CancellationToken cancellation
) : IDisposable
{
    private const int Hopeless = 2;
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    private readonly Dictionary<PackageIndex, int> _failures = [];
    private readonly List<Problem> _problems = [];
    private readonly List<string> _notFetched = [];
    private readonly long _all = wanted.Sum(package => package.Size ?? 0);
    private long _there = wanted.Except(missing).Sum(package => package.Size ?? 0);
    private int _files = wanted.Count - missing.Count;
    private int _fetched;
    private long _received;
    private long _arriving;

    /// <summary>Whether it ended because the disk is full: then nobody gains by what is there of files.</summary>
    public bool IsDiskFull { get; private set; }

    /// <summary>Fetches a file, or notes why not.</summary>
    /// <returns>Whether the store has it.</returns>
    public async Task<bool> FetchAsync(LockedPackage package)
    {
        var arrived = 0L;
        try
        {
            var index = client.IndexOf(package.NormalizedName);
            if (_stop.IsCancellationRequested || IsHopeless(index))
                return Skip(package);
            try
            {
                Came(package, await client.FetchAsync(package, Arrived, _stop.Token), arrived);
                return true;
            }
            catch (SlipwayException e)
            {
                Failed(package, index, e.Problems);
            }
        }
        catch (SlipwayException e)
        {
            Failed(package, null, e.Problems);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The run ended itself.
            Skip(package);
        }
        return false;

        // A file that begins anew counts from the start.
        void Arrived(long count)
        {
            lock (_lock)
            {
                _arriving += count - arrived;
                arrived = count;
                progress?.Report(new FetchProgress(_files, wanted.Count, _there + _arriving, _all));
            }
        }
    }

    /// <summary>What was done.</summary>
    /// <exception cref="SlipwayException">Everything that went wrong.</exception>
    public FetchResult Result()
    {
        if (_problems.Count == 0)
            return new FetchResult(wanted.Count - _fetched, _fetched, _received);
        var problems = _problems.DistinctBy(problem => problem.Number + problem.Found).OrderBy(problem => problem.Found, StringComparer.Ordinal).ToList();
        if (_notFetched.Count > 0)
            problems.Add(FetchProblems.NotFetched(_files, wanted.Count, [.. _notFetched.Order(StringComparer.Ordinal)]));
        throw new SlipwayException(problems);
    }

    public void Dispose() => _stop.Dispose();

    private bool IsHopeless(PackageIndex index)
    {
        lock (_lock)
            return _failures.GetValueOrDefault(index) >= Hopeless;
    }

    private void Came(LockedPackage package, long? received, long arrived)
    {
        lock (_lock)
        {
            _arriving -= arrived;
            _there += package.Size ?? 0;
            _files++;
            _fetched += received is null ? 0 : 1;
            _received += received ?? 0;
            progress?.Report(new FetchProgress(_files, wanted.Count, _there + _arriving, _all));
        }
    }

    /// <summary>A failure that is the index's and not the file's says that the other files will fare no better: one that nobody can be in doubt of, or two others.</summary>
    private void Failed(LockedPackage package, PackageIndex? index, IReadOnlyList<Problem> problems)
    {
        lock (_lock)
        {
            _problems.AddRange(problems);
            var weight = problems[0].Number switch
            {
                "SLP440" => Hopeless,
                "SLP267" or "SLP441" => 1,
                _ => 0,
            };
            if (weight > 0)
                _notFetched.Add(package.File);
            if (index is not null)
                _failures[index] = _failures.GetValueOrDefault(index) + weight;
            IsDiskFull |= problems[0].Number == "SLP302";
            if (problems[0].Number is "SLP302" or "SLP528")
                _stop.Cancel();
        }
    }

    private bool Skip(LockedPackage package)
    {
        lock (_lock)
            _notFetched.Add(package.File);
        return false;
    }
}

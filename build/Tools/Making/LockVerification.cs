using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Review;

namespace Slipway.Tools.Making;

/// <summary>The target VerifyLock: everything that is wrong with locks and can be known without a network.</summary>
/// <param name="folder">Requirement files and locks.</param>
/// <param name="say">Receives lines for the user.</param>
/// <param name="layers">layers in slipway.json; null for nothing.</param>
public sealed class LockVerification(LockFolder folder, Action<string> say, LayerSettings? layers = null)
{
    private readonly CheckedLocks _locks = new(folder);
    private readonly LayerPlanFiles _plans = new(folder, layers);

    /// <summary>Checks the locks of a selection, or all where none is chosen.</summary>
    /// <param name="wish">The selection.</param>
    /// <exception cref="SlipwayException">Everything that is wrong, all locks together.</exception>
    public void Run(Wish wish)
    {
        var jobs = Jobs(wish);
        var problems = new List<Problem>();
        var packages = 0;
        foreach (var job in jobs)
            packages += Check(job, problems);
        if (jobs.Count == 0)
            problems.Add(LockingProblems.NoLocks(folder.Shown(LockJob.Folder), "./build.sh Lock"));
        if (problems.Count > 0)
            throw new SlipwayException(problems);
        say($"{jobs.Count} locks, {packages} packages: nothing wrong");
    }

    /// <summary>All problems of one lock.</summary>
    /// <param name="job">Which lock.</param>
    public IReadOnlyList<Problem> Problems(LockJob job)
    {
        var problems = new List<Problem>();
        _ = (_locks.Wheels(job, problems), _locks.Debs(job, problems));
        return problems;
    }

    private IReadOnlyList<LockJob> Jobs(Wish wish)
    {
        if (wish is { Mode: null, Device: null, Backends.Count: 0, Platforms.Count: 0 })
            // Resolving says which upstreams there are, where the named one is none of them.
            return folder.Jobs(wish.Upstream is null ? Upstreams.With(wish.CustomUpstreams) : [Resolver.Resolve(wish).Upstream]);
        var platforms = wish.Platforms.Count > 0 ? wish.Platforms : [.. Platform.All.Select(platform => platform.ToString())];
        return LockJob.For(Resolver.Resolve(wish with { Platforms = platforms }));
    }

    private int Check(LockJob job, List<Problem> problems)
    {
        var before = problems.Count;
        var read = _locks.Wheels(job, problems);
        _ = _locks.Debs(job, problems);
        if (read is not null)
            CheckBuilds(job, read, problems);
        // The plan of a lock that has to be made anew is made anew with it.
        if (read is not null && problems.Count == before && _plans.Check(job, read) is { } stale)
        {
            if (stale.Family == Family.Warning)
                say(stale.ToString());
            else
                problems.Add(stale);
        }
        if (read is not null)
            foreach (var warning in LockReview.Of(read, null, new Dictionary<string, ReleaseFacts>(), default))
                say($"{folder.Shown(job.Path)}: {warning}");
        return read?.Packages.Count ?? 0;
    }

    /// <summary>Where nothing was ever compiled for a lock, its build requirements may be missing: whoever builds it is told to lock.</summary>
    private void CheckBuilds(LockJob job, LockFile read, List<Problem> problems)
    {
        if (folder.Read(job.Builds) is not null)
            _ = _locks.Builds(job, read, problems);
        else if (read.Packages.Where(x => x.IsSdist).ToList() is { Count: > 0 } sources)
            say(CompileProblems.BuildsMissing(folder.Shown(job.Path), sources, job.Command).ToString());
    }
}

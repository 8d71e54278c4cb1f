using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Builds;

namespace Slipway.Tools.Making;

/// <summary>Reads locks and says everything that is wrong with them. A build and VerifyLock both ask here, so that they say the same.</summary>
/// <param name="folder">Requirement files and locks.</param>
internal sealed class CheckedLocks(LockFolder folder)
{
    /// <summary>The lock of wheels; null when it is missing or damaged.</summary>
    /// <param name="job">Which lock.</param>
    /// <param name="problems">Receives what is wrong with it: SLP294, SLP201 to SLP212, SLP241 to SLP246.</param>
    public LockFile? Wheels(LockJob job, List<Problem> problems)
    {
        var path = folder.Shown(job.Path);
        LockFile? read = null;
        try
        {
            read = folder.Lock(job);
            if (read is null)
                problems.Add(LockingProblems.NoLock(path, job.Command));
            else
                problems.AddRange([.. LockPlacement.Check(path, read), .. Inputs(path, read, job)]);
        }
        catch (SlipwayException e)
        {
            problems.AddRange(e.Problems);
        }
        return read;
    }

    /// <summary>What the source archives of a lock are built with; null where it has none, or where it is missing or damaged.</summary>
    /// <param name="job">Which lock.</param>
    /// <param name="wheels">The lock.</param>
    /// <param name="problems">Receives what is wrong: SLP572, SLP573, SLP574.</param>
    public BuildsLock? Builds(LockJob job, LockFile wheels, List<Problem> problems)
    {
        if (wheels.Packages.All(x => !x.IsSdist) && folder.Read(job.Builds) is null)
            return null;
        try
        {
            var read = folder.Builds(job);
            if (BuildsChecks.Run(wheels, read, folder.BuildSettings()) is { Count: > 0 } wrong)
                problems.Add(CompileProblems.BuildsStale(folder.Shown(job.Builds), wrong, job.Command));
            return read;
        }
        catch (SlipwayException e)
        {
            problems.AddRange(e.Problems);
            return null;
        }
    }

    /// <summary>The lock of Debian packages; null when it is missing or damaged, or where the lock has none.</summary>
    /// <param name="job">Which lock.</param>
    /// <param name="problems">Receives what is wrong with it: SLP294, SLP458, SLP241, SLP242.</param>
    public DebLock? Debs(LockJob job, List<Problem> problems)
    {
        if (job.Debs is not { } name)
            return null;
        var path = folder.Shown(name);
        DebLock? read = null;
        try
        {
            read = folder.Debs(job);
            if (read is null)
                problems.Add(LockingProblems.NoLock(path, job.Command));
            else
                Check(path, read, job, problems);
        }
        catch (SlipwayException e)
        {
            problems.AddRange(e.Problems);
        }
        return read;
    }

    /// <summary>A lock that stands for another one may come from other requirements: it is asked about, not built.</summary>
    private IReadOnlyList<Problem> Inputs(string path, LockFile read, LockJob job) =>
        folder.IsReplaced(job.Path) ? [] : LockInputChecks.Check(path, read, job.Inputs(folder.Read), job.Command);

    private void Check(string path, DebLock read, LockJob job, List<Problem> problems)
    {
        var target = LockTarget.TryParse(read.Target);
        if (target is null || LockName.Of(target) != job.Name)
            problems.Add(LockProblems.Misplaced(path, $"its head is of '{read.Target}'", job.Name.ToString()));
        if (!folder.IsReplaced(job.Path) && job.Inputs(folder.Read).ChangesSince(new LockHead([new LockFact("inputs", read.Inputs)])) is { Count: > 0 } changes)
            problems.Add(LockInputProblems.Stale(path, changes, job.Command));
    }
}

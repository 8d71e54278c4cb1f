using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;

namespace Slipway.Tools.Making;

/// <summary>A lock before it is resolved: what it is for, what it is made from, and what was there.</summary>
/// <param name="Job">Which lock.</param>
/// <param name="Target">What it is for.</param>
/// <param name="Inputs">What it is made from.</param>
/// <param name="Before">The lock that is there; null where there is none, or one that cannot be read.</param>
public sealed record LockDraft(LockJob Job, LockTarget Target, LockInputs Inputs, LockFile? Before)
{
    /// <summary>Reads what is there. A damaged lock is as good as none: making it anew is the cure.</summary>
    /// <param name="folder">Requirement files and locks.</param>
    /// <param name="job">Which lock.</param>
    /// <exception cref="SlipwayException">SLP213 to SLP219: requirement files.</exception>
    public static LockDraft Read(LockFolder folder, LockJob job)
    {
        LockFile? before = null;
        try
        {
            before = folder.Lock(job);
        }
        catch (SlipwayException)
        {
            // Reported by VerifyLock, line by line.
        }
        return new LockDraft(job, job.Target(before?.Target), job.Inputs(folder.Read), before);
    }
}

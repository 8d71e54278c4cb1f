using Slipway.Core.Diagnostics;
using Slipway.Core.Locks;
using Slipway.Core.Locks.Index;
using Slipway.Core.Locks.Review;
using Slipway.Tools.PythonIndex;

namespace Slipway.Tools.Making;

/// <summary>What is to be locked, and how.</summary>
/// <param name="Jobs">The locks.</param>
/// <param name="Indexes">Where packages may come from, by the word of the device.</param>
/// <param name="Cutoff">As of when.</param>
/// <param name="Upgrade">Keep no version of the locks that are there.</param>
/// <param name="Bumps">Packages to move: <c>NAME</c> or <c>NAME==VERSION</c>.</param>
public sealed record LockOrder(IReadOnlyList<LockJob> Jobs, Func<string, IndexSet> Indexes, Cutoff Cutoff, bool Upgrade, IReadOnlyList<string> Bumps);

/// <summary>A lock that was made.</summary>
/// <param name="Job">Which.</param>
/// <param name="Before">The lock that was there; null where there was none, or a damaged one.</param>
/// <param name="Now">The lock as it is now.</param>
/// <param name="IsWritten">Whether the file changed: a lock that would differ in its date alone is left as it is.</param>
/// <param name="Releases">What the indexes say about its packages, by normalized name.</param>
public sealed record MadeLock(LockJob Job, LockFile? Before, LockFile Now, bool IsWritten, IReadOnlyDictionary<string, ReleaseFacts> Releases)
{
    /// <summary>What happened on the way and fails nothing.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    /// <summary>What its source archives are built with; null where it has none.</summary>
    public Core.Locks.Builds.BuildsLock? Builds { get; init; }

    /// <summary>What became of the plan of its layers, for people; null where it stays as it is.</summary>
    public string? Layers { get; init; }
}

using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks;

/// <summary>Whether a lock is the one that its file name, or a selection, asks for.</summary>
public static class LockPlacement
{
    /// <summary>A problem (SLP242) when file name and head disagree, else none.</summary>
    /// <param name="path">The lock's path as the user knows it.</param>
    /// <param name="read">The lock.</param>
    public static IReadOnlyList<Problem> Check(string path, LockFile read) =>
        LockName.TryParse(Path.GetFileName(path)) is { } name
            ? Check(path, read, name)
            : [LockProblems.Misplaced(path, "its name is none of a lock", LockName.Of(read.Target).ToString())];

    /// <summary>A problem (SLP242) when the lock is for another selection than the one that is asked for, else none.</summary>
    /// <param name="path">The lock's path as the user knows it.</param>
    /// <param name="read">The lock.</param>
    /// <param name="asked">What is asked for.</param>
    public static IReadOnlyList<Problem> Check(string path, LockFile read, LockName asked) =>
        LockName.Of(read.Target) == asked ? [] : [LockProblems.Misplaced(path, $"its head is of {LockName.Of(read.Target)}", asked.ToString())];
}

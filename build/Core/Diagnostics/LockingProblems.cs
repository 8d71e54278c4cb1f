namespace Slipway.Core.Diagnostics;

/// <summary>SLP273 to SLP277 and SLP294: making and checking locks.</summary>
public static class LockingProblems
{
    /// <summary>SLP273: what <c>--bump</c> was given is no package.</summary>
    /// <param name="bump">As typed.</param>
    public static Problem BadBump(string bump) =>
        new(
            "SLP273",
            Family.Usage,
            $"--bump {Printable.Of(bump, 80)} names no package",
            "NAME, or NAME==VERSION",
            "such as --bump numpy or --bump numpy==2.3.1"
        );

    /// <summary>SLP274: a package to bump is in none of the locks.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="closest">A name that was probably meant, or null.</param>
    public static Problem UnknownBump(string name, string? closest) =>
        new(
            "SLP274",
            Family.Usage,
            $"--bump {Printable.Of(name, 80)}: no lock of the selection has it",
            closest is null ? "a package of the lock" : $"a package of the lock; did you mean {closest}?",
            "name one that the lock has, or choose the lock with --mode, --backend, --device"
        );

    /// <summary>SLP275: an option that has no meaning for a Debian suite.</summary>
    /// <param name="options">As typed, with their values.</param>
    public static Problem NotOnDebian(IReadOnlyList<string> options) =>
        new(
            "SLP275",
            Family.Usage,
            $"{Printable.Of(string.Join(' ', options), 200)} with --upstream debian: a suite has one version of each package, the one of today",
            "neither --bump nor --cutoff nor --budget with --upstream debian",
            "./build.sh Lock --upstream debian takes what the suite has now; for other versions use another upstream"
        );

    /// <summary>SLP276: what <c>--cutoff</c> was given is no day and no moment.</summary>
    /// <param name="text">As typed.</param>
    public static Problem BadCutoff(string text) =>
        new(
            "SLP276",
            Family.Usage,
            $"--cutoff {Printable.Of(text, 60)} is not a date",
            "2026-11-20, or 2026-11-20T12:00:00Z",
            "correct it, or leave it out for today"
        );

    /// <summary>SLP277: there is no lock to check or to make again.</summary>
    /// <param name="folder">Where locks are looked for.</param>
    /// <param name="command">What makes one.</param>
    public static Problem NoLocks(string folder, string command) =>
        new("SLP277", Family.Drift, $"there is no lock in {folder}", "one lock a selection and platform", command);

    /// <summary>SLP294: a lock of the selection is not there.</summary>
    /// <param name="path">Where it should be.</param>
    /// <param name="command">What makes it.</param>
    public static Problem NoLock(string path, string command) => new("SLP294", Family.Drift, $"{path} does not exist", "a committed lock", command);
}

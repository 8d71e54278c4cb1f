using Slipway.Core.Locks;
using Slipway.Core.Locks.Requirements;

namespace Slipway.Core.Diagnostics;

/// <summary>SLP241 and SLP244 to SLP246: locks that are no answer to their inputs.</summary>
public static class LockInputProblems
{
    /// <summary>SLP241: a lock was made from other requirements than there are now.</summary>
    /// <param name="path">The lock.</param>
    /// <param name="changes">What changed, one sentence each.</param>
    /// <param name="command">The command that makes it anew.</param>
    public static Problem Stale(string path, IEnumerable<string> changes, string command) =>
        new("SLP241", Family.Drift, $"{path} is out of date: {string.Join("; ", changes)}", "a lock made from the requirements as they are", Commit(command));

    /// <summary>SLP244: a lock says that an input asks for a package, and none does.</summary>
    /// <param name="place">File and line.</param>
    /// <param name="package">The package.</param>
    /// <param name="closest">The input that was probably meant, or null.</param>
    /// <param name="command">The command that makes it anew.</param>
    public static Problem RootWithoutInput(LockPlace place, string package, string? closest, string command) =>
        new(
            "SLP244",
            Family.Drift,
            $"{place}: {package} is marked root, and no input names it",
            closest is null ? "root stands where an input names the package" : $"root stands where an input names the package; {closest} is one",
            Commit(command)
        );

    /// <summary>SLP245: an input asks for a package that the lock does not have.</summary>
    /// <param name="path">The lock.</param>
    /// <param name="root">The input.</param>
    /// <param name="command">The command that makes it anew.</param>
    public static Problem InputWithoutLine(string path, RootRequirement root, string command) =>
        new("SLP245", Family.Drift, $"{root.Place}: '{root.Requirement}' has no line in {path}", "a line for every input", Commit(command));

    /// <summary>SLP246: an input does not take the version that was chosen.</summary>
    /// <param name="where">The lock, or the suite, that has the version.</param>
    /// <param name="unmet">Input and version.</param>
    /// <param name="fix">What to do.</param>
    public static Problem Unmet(string where, UnmetRequirement unmet, string fix) =>
        new(
            "SLP246",
            Family.Drift,
            $"{unmet.Root.Place}: '{unmet.Root.Requirement}' does not take {unmet.Root.Name} {unmet.Version}, which {where} has",
            $"{unmet.Root.Name}{unmet.Root.Requirement.Specifiers}",
            fix
        );

    private static string Commit(string command) => $"{command}, look at the difference, commit it";
}

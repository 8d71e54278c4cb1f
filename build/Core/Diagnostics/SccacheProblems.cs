namespace Slipway.Core.Diagnostics;

/// <summary>SLP595 to SLP599: the compiler cache.</summary>
public static class SccacheProblems
{
    /// <summary>SLP595: --sccache or the setting names something that is no compiler cache.</summary>
    /// <param name="given">As given.</param>
    /// <param name="expected">What it takes.</param>
    /// <param name="closest">The word that was probably meant; null when none is near.</param>
    public static Problem UnknownRemote(string given, string expected, string? closest) =>
        new(
            "SLP595",
            Family.Usage,
            $"there is no compiler cache '{given}'",
            expected,
            closest is null ? "such as --sccache redis=redis://cache.example.com" : $"did you mean '{closest}'?"
        );

    /// <summary>SLP596: the address of a compiler cache has credentials in it. They are not shown.</summary>
    /// <param name="word">What it speaks.</param>
    public static Problem CredentialsInAddress(string word) =>
        new(
            "SLP596",
            Family.Usage,
            $"the address of the compiler cache {word}=... has credentials in it",
            "an address without them: settings are committed, and everybody who looks at the machine's processes reads a command line",
            "give them in the environment, or in the file that cache.sccache.credentials of slipway.json names (docs/sccache.md has the variables)"
        );

    /// <summary>SLP597: the remote compiler cache could not be used as it was meant to. A warning: the disk has what this machine compiled.</summary>
    /// <param name="remote">The cache.</param>
    /// <param name="reasons">What happened, each once.</param>
    /// <param name="isRead">Whether it was read at least.</param>
    public static Problem RemoteNotUsed(string remote, IReadOnlyList<string> reasons, bool isRead) =>
        new(
            "SLP597",
            Family.Warning,
            $"the compiler cache {remote} was {(isRead ? "read, and could not be written" : "not used")}: {string.Join("; ", reasons)}",
            "",
            isRead
                ? "nothing for this build; let what PushCache runs with write there"
                : "nothing for this build: it compiled with the cache on the engine's disk. Look at address and credentials (docs/sccache.md)"
        );

    /// <summary>SLP598: a line in a file of credentials is none. What it says is not shown.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">The line's number.</param>
    /// <param name="names">Variables that are taken.</param>
    /// <param name="closest">The variable that was probably meant; null when none is near.</param>
    public static Problem CredentialsLine(string path, int line, IReadOnlyList<string> names, string? closest) =>
        new(
            "SLP598",
            Family.Usage,
            $"{path}:{line} is no credential of this compiler cache",
            $"NAME=VALUE, one a line; names: {string.Join(", ", names)}",
            closest is null ? "remove the line" : $"did you mean '{closest}'?"
        );

    /// <summary>SLP599: the file with the credentials of the compiler cache cannot be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">What happened.</param>
    public static Problem CredentialsUnreadable(string path, string reason) =>
        new(
            "SLP599",
            Family.Usage,
            $"the credentials of the compiler cache cannot be read from {path}: {reason}",
            "a text file with lines NAME=VALUE",
            "mend cache.sccache.credentials in slipway.json, or leave it out and give the variables in the environment"
        );
}

namespace Slipway.Core.Diagnostics;

/// <summary>SLP525 to SLP529: fetching the files of a lock. What was fetched before stays.</summary>
public static class FetchProblems
{
    /// <summary>SLP525: an index offers another file under the name that a lock has.</summary>
    /// <param name="index">The index.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="locked">Digest in the lock.</param>
    /// <param name="offered">Digest that the index says.</param>
    public static Problem OtherFile(string index, string file, string locked, string offered) =>
        new(
            "SLP525",
            Family.Failed,
            $"index {index} offers another {Printable.Of(file, 160)} than was locked: {offered}",
            locked,
            "nothing was fetched: ask the index's owner why the file changed, name the index that the lock was made from, or lock again: ./build.sh Lock"
        );

    /// <summary>SLP526: a file has another length than it should.</summary>
    /// <param name="index">The index.</param>
    /// <param name="file">The file.</param>
    /// <param name="expected">Bytes that it should have.</param>
    /// <param name="found">Bytes that were announced or came (at least).</param>
    public static Problem WrongLength(string index, string file, long expected, long found) =>
        new(
            "SLP526",
            Family.Failed,
            $"index {index}: {Printable.Of(file, 160)} has {found} bytes",
            $"{expected} bytes",
            "run again; if it stays, the index or a proxy before it sends something else, such as a page that asks to sign in: tell its owner"
        );

    /// <summary>SLP527: files were not asked for because their index fails.</summary>
    /// <param name="there">Files of the lock that are in the store.</param>
    /// <param name="all">Files of the lock.</param>
    /// <param name="missing">Names of those that are missing.</param>
    public static Problem NotFetched(int there, int all, IReadOnlyList<string> missing) =>
        new(
            "SLP527",
            Family.Failed,
            $"{there} of {all} files are in the store; {missing.Count} were not fetched, such as {Printable.Of(string.Join(", ", missing.Take(3)), 300)}",
            "",
            "run again: what is in the store is not fetched again"
        );

    /// <summary>SLP528: the store cannot be written.</summary>
    /// <param name="path">What should have been written.</param>
    /// <param name="reason">What the system said.</param>
    public static Problem CannotWrite(string path, string reason) =>
        new(
            "SLP528",
            Family.Failed,
            $"{path} cannot be written: {Printable.Of(reason, 200)}",
            "a store on a disk that this user may write",
            "correct owner or mount of the folder, or set SLIPWAY_HOME to another one"
        );

    /// <summary>SLP529: an index sends its clients where they must not go.</summary>
    /// <param name="index">The index.</param>
    /// <param name="address">What was asked for.</param>
    /// <param name="target">Where it points, and why that is refused.</param>
    public static Problem BadRedirect(string index, Uri address, string target) =>
        new(
            "SLP529",
            Family.Failed,
            $"index {index}: {Printable.Of(address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped).Split('?')[0], 200)} points to {target}",
            "at most 10 steps, never from https to http",
            "name the address that it leads to in the end: --index, SLIPWAY_INDEX, or indexes in slipway.json"
        );
}

namespace Slipway.Core.Diagnostics;

/// <summary>SLP161 to SLP164, SLP524: wheels that leave the store, as a folder or as an index.</summary>
public static class WheelhouseProblems
{
    /// <summary>SLP161: <c>--serve</c> has a value that is no address.</summary>
    /// <param name="value">The value.</param>
    public static Problem NotAnAddress(string value) =>
        new(
            "SLP161",
            Family.Usage,
            $"--serve cannot be '{Printable.Of(value, 60)}'",
            "ADDRESS:PORT of this machine, such as 127.0.0.1:8099, [::1]:8099 or 0.0.0.0:8099; port 0 takes a free one",
            "leave the value out: the default is 127.0.0.1:8099"
        );

    /// <summary>SLP162: a folder holds wheels of another lock, and both need a file of the same name that is not the same.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">File names, each with the lock that has it already.</param>
    public static Problem SameName(string folder, IReadOnlyList<string> files) =>
        new(
            "SLP162",
            Family.Usage,
            $"{folder} has other files of the same name: {string.Join(", ", files)}",
            "locks whose files agree, in one folder",
            "export to a folder of its own, one for each platform"
        );

    /// <summary>SLP163: what <c>Wheelhouse</c> does with its wheels cannot be joined with other targets of the run.</summary>
    /// <param name="option">The option.</param>
    /// <param name="others">The other targets.</param>
    public static Problem OnItsOwn(string option, IEnumerable<string> others) =>
        new(
            "SLP163",
            Family.Usage,
            $"{option} of Wheelhouse and {string.Join(", ", others)} in one run",
            $"{option} with Wheelhouse as the only target",
            "run one after the other: what is in the store by then is not made again"
        );

    /// <summary>SLP164: the folder for wheels cannot be used.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="reason">Why.</param>
    public static Problem NotAFolder(string folder, string reason) =>
        new(
            "SLP164",
            Family.Usage,
            $"wheels cannot be exported to {folder}: {reason}",
            "a folder that this user may write, or one that does not exist yet",
            "name another folder"
        );

    /// <summary>SLP524: the address for the index cannot be listened on.</summary>
    /// <param name="address">The address.</param>
    /// <param name="reason">What the system says.</param>
    public static Problem CannotListen(string address, string reason) =>
        new("SLP524", Family.Failed, $"wheels cannot be served at {address}: {reason}", "", "name another port: --serve 127.0.0.1:0 takes a free one");
}

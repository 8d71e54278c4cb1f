using Slipway.Core.Locks;

namespace Slipway.Core.Diagnostics;

/// <summary>SLP201 to SLP212, SLP242, SLP243, SLP247, SLP256: mistakes in a lock. All of one lock are reported together.</summary>
public static class LockProblems
{
    private const string LockAgain = "lock again; a lock is written by a tool, not by hand";

    /// <summary>SLP201: a file is not a lock of a known format.</summary>
    /// <param name="path">The file.</param>
    /// <param name="firstLine">Its first line.</param>
    public static Problem NotALock(string path, string firstLine) =>
        new("SLP201", Family.Usage, $"{path} is not a lock: its first line is '{Cut(firstLine)}'", $"'{LockHead.Format}'", "name a lock, or lock again");

    /// <summary>SLP202: a line of a lock's head is missing.</summary>
    /// <param name="path">The lock.</param>
    /// <param name="name">The line's name.</param>
    public static Problem HeadMissing(string path, string name) =>
        new("SLP202", Family.Usage, $"{path}: the head has no '# {name}:' line", "target, inputs and resolver", LockAgain);

    /// <summary>SLP203: a line of a lock cannot be read.</summary>
    /// <param name="place">File and line.</param>
    /// <param name="text">The line.</param>
    public static Problem UnknownLine(LockPlace place, string text) =>
        new(
            "SLP203",
            Family.Usage,
            $"{place}: not a line of a lock: '{Cut(text)}'",
            "NAME==VERSION --hash=sha256:HEX # FILE SIZE via PARENT, PARENT",
            LockAgain
        );

    /// <summary>SLP204: a locked package has no SHA-256.</summary>
    /// <param name="place">File and line.</param>
    /// <param name="package">The package.</param>
    public static Problem MissingHash(LockPlace place, string package) =>
        new("SLP204", Family.Usage, $"{place}: {package} has no hash, or not one that can be read", "exactly one --hash=sha256: with 64 hex digits", LockAgain);

    /// <summary>SLP205: a lock has a package twice.</summary>
    /// <param name="place">File and line of the second.</param>
    /// <param name="second">The second.</param>
    /// <param name="first">The first.</param>
    /// <param name="firstLine">The first one's line.</param>
    public static Problem TwoVersions(LockPlace place, LockedPackage second, LockedPackage first, int firstLine) =>
        new(
            "SLP205",
            Family.Usage,
            $"{place}: {second.Name} {second.Version} is locked already, as {first.Version} in line {firstLine}",
            "one version of each package",
            "delete one of the lines, or lock again"
        );

    /// <summary>SLP206: a parent of a locked package is not in the lock.</summary>
    /// <param name="place">File and line.</param>
    /// <param name="package">The package.</param>
    /// <param name="parent">The parent.</param>
    /// <param name="closest">A name that was probably meant, or null.</param>
    public static Problem UnknownParent(LockPlace place, string package, string parent, string? closest) =>
        new(
            "SLP206",
            Family.Usage,
            $"{place}: {package} is wanted by '{Cut(parent)}', which is not in the lock",
            closest is null ? "a package of the lock, or root" : $"a package of the lock, or root; did you mean {closest}?",
            LockAgain
        );

    /// <summary>SLP207: a size in a lock is neither a number nor a question mark.</summary>
    /// <param name="place">File and line.</param>
    /// <param name="package">The package.</param>
    /// <param name="size">What stands there.</param>
    public static Problem BadSize(LockPlace place, string package, string size) =>
        new("SLP207", Family.Usage, $"{place}: the size of {package} is '{Cut(size)}'", "bytes as digits, more than 0; or ? where it is not known", LockAgain);

    /// <summary>SLP208: a locked wheel does not fit the target of the lock.</summary>
    /// <param name="place">File and line.</param>
    /// <param name="package">The package.</param>
    /// <param name="target">What it must fit.</param>
    public static Problem DoesNotFit(LockPlace place, LockedPackage package, WheelTarget target) =>
        new(
            "SLP208",
            Family.Usage,
            $"{place}: {package.File} cannot be installed on the target",
            target.ToString(),
            "lock again for this target; where no wheel fits, lock the source archive"
        );

    /// <summary>SLP209: the file of a locked package is not one of that package.</summary>
    /// <param name="place">File and line.</param>
    /// <param name="package">The package.</param>
    /// <param name="reason">What is wrong with it.</param>
    public static Problem WrongFile(LockPlace place, LockedPackage package, string reason) =>
        new(
            "SLP209",
            Family.Usage,
            $"{place}: '{Cut(package.File)}' is no file of {package.Name} {package.Version}: {reason}",
            "NAME-VERSION-PYTHON-ABI-PLATFORM.whl; a source archive is marked (sdist)",
            LockAgain
        );

    /// <summary>SLP210: a version in a lock is not one (PEP 440).</summary>
    /// <param name="place">File and line.</param>
    /// <param name="package">The package.</param>
    /// <param name="version">What stands there.</param>
    public static Problem BadVersion(LockPlace place, string package, string version) =>
        new("SLP210", Family.Usage, $"{place}: '{Cut(version)}' is not a version of {package}", "one exact version as PEP 440 writes it", LockAgain);

    /// <summary>SLP211: a line of a lock's head says something that cannot be used.</summary>
    /// <param name="path">The lock.</param>
    /// <param name="name">The line's name.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="allowed">What could.</param>
    public static Problem BadHead(string path, string name, string value, string allowed) =>
        new("SLP211", Family.Usage, $"{path}: the head's {name} is '{Cut(value)}'", allowed, LockAgain);

    /// <summary>SLP212: a lock ends in the middle of a line.</summary>
    /// <param name="place">File and last line.</param>
    public static Problem CutOff(LockPlace place) =>
        new(
            "SLP212",
            Family.Usage,
            $"{place}: the file ends inside this line, so that lines may be missing",
            "a line feed at the end",
            $"restore it from git, or {LockAgain}"
        );

    /// <summary>SLP242: a lock is for another selection than its file name, or the build, asks for.</summary>
    /// <param name="path">The lock.</param>
    /// <param name="found">What it is.</param>
    /// <param name="asked">The file name of what is asked for.</param>
    public static Problem Misplaced(string path, string found, string asked) =>
        new("SLP242", Family.Usage, $"{path} is a lock for something else: {found}", asked, "rename the file, or lock again");

    /// <summary>SLP243: no input leads to a locked package.</summary>
    /// <param name="place">File and line.</param>
    /// <param name="package">The package.</param>
    public static Problem Unreachable(LockPlace place, LockedPackage package) =>
        new(
            "SLP243",
            Family.Usage,
            $"{place}: no input leads to {package.Name}; it is wanted by {Cut(string.Join(", ", package.Parents))}",
            "a chain of parents that ends in root",
            LockAgain
        );

    /// <summary>SLP256: the base that wheels are laid on has another Python than they were resolved for.</summary>
    /// <param name="path">The lock of wheels.</param>
    /// <param name="python">Its Python.</param>
    /// <param name="found">The base's.</param>
    /// <param name="suite">Where the base comes from.</param>
    public static Problem OtherPython(string path, string python, string found, string suite) =>
        new(
            "SLP256",
            Family.Drift,
            $"{path} is for Python {python}, and the base of suite {suite} has {found}",
            "one Python for an upstream and its base",
            "let the upstream be like one whose Python is that of the base, and lock again"
        );

    /// <summary>SLP247: a lock has not the form in which Slipway writes it.</summary>
    /// <param name="path">The lock.</param>
    /// <param name="found">What differs.</param>
    public static Problem OtherForm(string path, string found) =>
        new(
            "SLP247",
            Family.Warning,
            $"{path} has another form than a lock that was just written: {found}",
            "UTF-8, line feeds, lines in order of names",
            LockAgain
        );

    private static string Cut(string text) => Printable.Of(text, 120);
}

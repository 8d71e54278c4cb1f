namespace Slipway.Core.Diagnostics;

/// <summary>SLP220 to SLP239: wheels that are not what they must be. Nothing of such a wheel is installed.</summary>
public static class WheelProblems
{
    private const string AskPublisher =
        "take another version, or report it to the publisher of the wheel; with the right hash in the lock the file itself is what was published";

    /// <summary>SLP220: a file name is not one of a wheel (PEP 427).</summary>
    /// <param name="name">The name.</param>
    /// <param name="reason">What is wrong.</param>
    public static Problem BadFileName(string name, string reason) =>
        new(
            "SLP220",
            Family.Usage,
            $"'{Printable.Of(name, 120)}' is not a wheel's file name: {reason}",
            "NAME-VERSION[-BUILD]-PYTHON-ABI-PLATFORM.whl",
            "rename nothing: make or fetch the wheel again"
        );

    /// <summary>SLP221: a wheel cannot be read as an archive.</summary>
    /// <param name="wheel">Its file name.</param>
    /// <param name="reason">What is wrong.</param>
    public static Problem NotAWheel(string wheel, string reason) => Of("SLP221", wheel, Printable.Of(reason, 300), "a whole zip archive, stored or deflated");

    /// <summary>SLP222: a name in a wheel leaves its folder, or means different things to different tools.</summary>
    /// <param name="wheel">The wheel.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="reason">What is wrong.</param>
    public static Problem UnsafeName(string wheel, string entry, string reason) =>
        Of("SLP222", wheel, $"the name {Shown(entry)} is refused: {reason}", "relative names with plain parts between slashes");

    /// <summary>SLP223: a wheel holds a link or a device.</summary>
    /// <param name="wheel">The wheel.</param>
    /// <param name="entry">The entry.</param>
    public static Problem SpecialFile(string wheel, string entry) => Of("SLP223", wheel, $"{Shown(entry)} is a link or a device", "files and folders");

    /// <summary>SLP224: a wheel has one name twice.</summary>
    /// <param name="wheel">The wheel.</param>
    /// <param name="entry">The entry.</param>
    public static Problem SameNameTwice(string wheel, string entry) => Of("SLP224", wheel, $"{Shown(entry)} is in it twice", "each name once");

    /// <summary>SLP225: a wheel would unpack to far more than it is.</summary>
    /// <param name="wheel">The wheel.</param>
    /// <param name="found">What was found.</param>
    /// <param name="allowed">What is allowed.</param>
    public static Problem TooLarge(string wheel, string found, string allowed) => Of("SLP225", wheel, Printable.Of(found, 300), allowed);

    /// <summary>SLP226: a wheel has no metadata folder, or several.</summary>
    /// <param name="wheel">The wheel.</param>
    /// <param name="folders">Those found.</param>
    public static Problem InfoFolders(string wheel, IReadOnlyList<string> folders) =>
        Of(
            "SLP226",
            wheel,
            folders.Count == 0 ? "it has no .dist-info folder" : $"it has {folders.Count} .dist-info folders: {Printable.Of(string.Join(", ", folders), 300)}",
            "exactly one"
        );

    /// <summary>SLP227: a wheel is of another project or version than its name says.</summary>
    /// <param name="wheel">The wheel.</param>
    /// <param name="folder">Its metadata folder.</param>
    public static Problem OtherProject(string wheel, string folder) =>
        Of("SLP227", wheel, $"its metadata is that of {Shown(folder)}", "the project and version of its file name");

    /// <summary>SLP228: a file of a wheel has other bytes than RECORD says.</summary>
    /// <param name="wheel">The wheel.</param>
    /// <param name="entry">The file.</param>
    /// <param name="recorded">The hash in RECORD.</param>
    /// <param name="found">The hash of the bytes.</param>
    public static Problem WrongHash(string wheel, string entry, string recorded, string found) =>
        Of("SLP228", wheel, $"{Shown(entry)} has {found}", $"{Printable.Of(recorded, 120)}, as RECORD says");

    /// <summary>SLP229: a file that every wheel must have is missing.</summary>
    /// <param name="wheel">The wheel.</param>
    /// <param name="file">The file.</param>
    public static Problem MetadataMissing(string wheel, string file) => Of("SLP229", wheel, $"{Shown(file)} is missing", "WHEEL, METADATA and RECORD");

    /// <summary>SLP230: a file of a wheel has another size than declared.</summary>
    /// <param name="wheel">The wheel.</param>
    /// <param name="entry">The file.</param>
    /// <param name="declared">Bytes that the archive declares.</param>
    /// <param name="found">Bytes that RECORD says, or that were there (at least); -1 where RECORD says no number.</param>
    public static Problem WrongSize(string wheel, string entry, long declared, long found) =>
        Of("SLP230", wheel, $"{Shown(entry)} is declared with {declared} bytes, but has {found}", "one size in archive, RECORD and content");

    /// <summary>SLP231: an entry point of a wheel cannot become a program.</summary>
    /// <param name="wheel">The wheel.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public static Problem BadEntryPoint(string wheel, string name, string value) =>
        Of("SLP231", wheel, $"the entry point {Shown(name)} = {Shown(value)} is refused", "NAME = MODULE:FUNCTION, the name a plain file name");

    /// <summary>SLP232: a file in a wheel's .data folder has no place to go.</summary>
    /// <param name="wheel">The wheel.</param>
    /// <param name="entry">The file.</param>
    public static Problem UnknownData(string wheel, string entry) =>
        Of("SLP232", wheel, $"{Shown(entry)} has no place", "below NAME.data: purelib, platlib, scripts, headers, data");

    /// <summary>SLP233: two files of one wheel would be installed at one path.</summary>
    /// <param name="wheel">The wheel.</param>
    /// <param name="path">The path in the image.</param>
    public static Problem SamePathTwice(string wheel, string path) =>
        Of("SLP233", wheel, $"two of its files go to /{Printable.Of(path, 200)}", "one file a path");

    /// <summary>SLP234: two wheels bring different files at the same path.</summary>
    /// <param name="first">One wheel.</param>
    /// <param name="second">The other.</param>
    /// <param name="paths">The paths in the image.</param>
    public static Problem Conflict(string first, string second, IReadOnlyList<string> paths) =>
        new(
            "SLP234",
            Family.Usage,
            $"{first} and {second} both bring {paths.Count} files, such as /{Printable.Of(paths[0], 200)}",
            "one owner of each file",
            "take one of the two out of the requirements, or add a rule that says whose files win"
        );

    /// <summary>SLP235: a file of a wheel is not in its RECORD, is there twice, or has no hash that is safe.</summary>
    /// <param name="wheel">The wheel.</param>
    /// <param name="entry">The file.</param>
    /// <param name="reason">Which of these.</param>
    public static Problem NotRecorded(string wheel, string entry, string reason) =>
        Of("SLP235", wheel, $"{Shown(entry)} {Printable.Of(reason, 200)}", "every file once in RECORD, with a sha256, sha384 or sha512 hash");

    /// <summary>SLP236: a wheel has a format that is not known.</summary>
    /// <param name="wheel">The wheel.</param>
    /// <param name="version">Its Wheel-Version.</param>
    public static Problem UnknownFormat(string wheel, string version) => Of("SLP236", wheel, $"its Wheel-Version is '{Printable.Of(version, 40)}'", "1.x");

    /// <summary>SLP237: METADATA names another project or version than the wheel's file name, or none.</summary>
    /// <param name="wheel">Its file name.</param>
    /// <param name="name">Name in METADATA; may be empty.</param>
    /// <param name="version">Version in METADATA; may be empty.</param>
    public static Problem OtherMetadata(string wheel, string name, string version) =>
        Of("SLP237", wheel, $"its METADATA has the name {Shown(name)} and the version {Shown(version)}", "the project and version of its file name");

    private static Problem Of(string number, string wheel, string found, string allowed) =>
        new(number, Family.Failed, $"{wheel}: {found}", allowed, AskPublisher);

    private static string Shown(string text) => $"'{Printable.Of(text, 200)}'";
}

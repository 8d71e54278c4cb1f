using Slipway.Core.Locks;

namespace Slipway.Core.Diagnostics;

/// <summary>SLP213 to SLP219: mistakes in requirement files. All of one reading are reported together.</summary>
public static class RequirementProblems
{
    private const string Forms = "NAME[EXTRA]>=VERSION ; MARKER, NAME @ ADDRESS, or an option of pip such as -r FILE";

    /// <summary>SLP213: a line of a requirement file is no requirement.</summary>
    /// <param name="place">File and line.</param>
    /// <param name="text">The line.</param>
    /// <param name="reason">What is wrong with it.</param>
    public static Problem BadRequirement(LockPlace place, string text, string reason) =>
        new("SLP213", Family.Usage, $"{place}: '{Printable.Of(text, 120)}' is no requirement: {reason}", Forms, "correct the line");

    /// <summary>SLP214: a line of a requirement file has an option that is none of pip's, or lacks its value.</summary>
    /// <param name="place">File and line.</param>
    /// <param name="option">The option.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <param name="closest">An option that was probably meant, or null.</param>
    public static Problem BadOption(LockPlace place, string option, string reason, string? closest) =>
        new(
            "SLP214",
            Family.Usage,
            $"{place}: '{Printable.Of(option, 60)}' {reason}",
            "-r FILE, -c FILE, -e PATH, --hash=sha256:HEX, --index-url ADDRESS and pip's other options of requirement files",
            closest is null ? "correct the line" : $"write {closest}"
        );

    /// <summary>SLP215: a marker compares what cannot be compared.</summary>
    /// <param name="marker">The comparison.</param>
    /// <param name="comparison">The operator.</param>
    public static Problem UndefinedComparison(string marker, string comparison) =>
        new(
            "SLP215",
            Family.Usage,
            $"the marker {Printable.Of(marker, 120)} has no meaning: {comparison} compares versions",
            "==, !=, in, not in",
            "correct the marker"
        );

    /// <summary>SLP216: a requirement file that is asked for does not exist.</summary>
    /// <param name="place">File and line that asks for it; null where the selection itself does.</param>
    /// <param name="file">The file.</param>
    public static Problem MissingFile(LockPlace? place, string file) =>
        new(
            "SLP216",
            Family.Usage,
            $"{(place is null ? "" : $"{place}: ")}the requirement file {Printable.Of(file, 120)} does not exist",
            "a file in the folder of requirements",
            "create it, or correct the name"
        );

    /// <summary>SLP217: requirement files include each other in a circle.</summary>
    /// <param name="place">File and line that closes the circle.</param>
    /// <param name="chain">The files of the circle, in order.</param>
    public static Problem IncludeCircle(LockPlace place, IEnumerable<string> chain) =>
        new(
            "SLP217",
            Family.Usage,
            $"{place}: the files include each other: {string.Join(" -> ", chain)}",
            "a chain without a circle",
            "delete one of the -r lines"
        );

    /// <summary>SLP218: an input of a selection has a line that its lock would not follow.</summary>
    /// <param name="place">File and line.</param>
    /// <param name="text">The line.</param>
    public static Problem NotAnInput(LockPlace place, string text) =>
        new(
            "SLP218",
            Family.Usage,
            $"{place}: '{Printable.Of(text, 120)}' cannot stand in an input of a lock",
            "requirements by name, and -r FILE; indexes stand in slipway.json",
            "move it there, or to overrides.txt"
        );

    /// <summary>SLP219: a requirement file is not UTF-8 text.</summary>
    /// <param name="file">The file.</param>
    public static Problem NotText(string file) => new("SLP219", Family.Usage, $"{file} is not UTF-8 text", "UTF-8", "save it as UTF-8");
}

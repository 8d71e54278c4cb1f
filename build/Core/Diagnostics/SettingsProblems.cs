using Slipway.Core.Json;

namespace Slipway.Core.Diagnostics;

/// <summary>SLP12x: settings files.</summary>
public static class SettingsProblems
{
    /// <summary>SLP120: a settings file does not have the form that it must have.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">Line, from 1.</param>
    /// <param name="column">Character in that line, from 1.</param>
    /// <param name="reason">What is wrong.</param>
    public static Problem NotReadable(string path, long line, long column, string reason) =>
        new("SLP120", Family.Usage, $"{path}:{line}:{column}: {reason}", "the form of docs/settings.md", $"mend line {line} of {path}");

    /// <summary>SLP121: a file that a setting names does not exist.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="path">The file or folder that it names.</param>
    public static Problem NoSuchFile(string setting, string path) =>
        new(
            "SLP121",
            Family.Usage,
            $"{setting} names {path}, which does not exist",
            "a path relative to the repository",
            $"create {path} or mend the setting in slipway.json"
        );

    /// <summary>SLP122: a file changed between the plan and its use.</summary>
    /// <param name="path">The file.</param>
    public static Problem ChangedMeanwhile(string path) =>
        new(
            "SLP122",
            Family.Failed,
            $"{path} changed while the image was built",
            "sources that stand still from the plan until they are packed or compiled",
            "run the same command again"
        );

    /// <summary>SLP123: a settings file has a name that nothing reads.</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">Where the name stands.</param>
    /// <param name="name">The name, with those around it.</param>
    /// <param name="known">The names that may stand there.</param>
    /// <param name="closest">The one that was probably meant; null when none is near.</param>
    public static Problem UnknownName(string path, JsonPlace place, string name, IEnumerable<string> known, string? closest) =>
        At(
            "SLP123",
            path,
            place,
            $"there is no setting '{Shown(name)}'",
            string.Join(", ", known),
            closest is null ? "delete it" : $"did you mean '{closest}'?"
        );

    /// <summary>SLP124: a settings file lacks a name that it must have.</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">Where the object begins that lacks it.</param>
    /// <param name="name">The name, with those around it.</param>
    public static Problem MissingName(string path, JsonPlace place, string name) =>
        At("SLP124", path, place, $"'{Shown(name)}' is missing", "", "add it: docs/settings.md says what it means");

    /// <summary>SLP125: a value of a settings file has the wrong type.</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">Where the value stands.</param>
    /// <param name="name">Its name, with those around it; empty for the whole file.</param>
    /// <param name="found">What it is.</param>
    /// <param name="expected">What it must be.</param>
    public static Problem WrongType(string path, JsonPlace place, string name, string found, string expected) =>
        At("SLP125", path, place, $"{(name.Length == 0 ? "the file" : $"'{Shown(name)}'")} is {Shown(found)}", expected, "");

    /// <summary>SLP126: a value of a settings file has the right type and cannot be used.</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">Where the value stands.</param>
    /// <param name="name">Its name, with those around it.</param>
    /// <param name="found">The value.</param>
    /// <param name="expected">What it must be.</param>
    /// <param name="closest">The value that was probably meant; null when none is near.</param>
    public static Problem WrongValue(string path, JsonPlace place, string name, string found, string expected, string? closest) =>
        At("SLP126", path, place, $"{Shown(name)} cannot be {Shown(found)}", expected, closest is null ? "" : $"did you mean '{closest}'?");

    /// <summary>SLP127: a settings file has a name twice.</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">Where the second one stands.</param>
    /// <param name="name">The name, with those around it.</param>
    public static Problem Twice(string path, JsonPlace place, string name) =>
        At("SLP127", path, place, $"'{Shown(name)}' stands here a second time", "each name once", "delete one of them");

    /// <summary>SLP128: a settings file holds a user name or a password in an address. The value is not shown.</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">Where the value stands.</param>
    /// <param name="name">Its name, with those around it.</param>
    public static Problem Credentials(string path, JsonPlace place, string name) =>
        At(
            "SLP128",
            path,
            place,
            $"{Shown(name)} holds an address with credentials",
            "no user and no password in a committed file or an image",
            "delete what stands before '@' in the address and give it by the environment or ~/.netrc; change a password that was committed"
        );

    /// <summary>SLP129: two values of a settings file that do not go together.</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">Where the second one stands.</param>
    /// <param name="name">Its name, with those around it.</param>
    /// <param name="value">The value.</param>
    /// <param name="other">What has that value already.</param>
    public static Problem Clash(string path, JsonPlace place, string name, string value, string other) =>
        At("SLP129", path, place, $"{name} is '{value}', which is the name of {other}", "a name of its own", $"rename it, such as 'my-{value}'");

    /// <summary>SLP140: a setting that an upstream of that kind does not have.</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">Where the name stands.</param>
    /// <param name="name">The name, with those around it.</param>
    /// <param name="like">The built-in upstream.</param>
    /// <param name="served">What can be replaced in it.</param>
    public static Problem NotOfThatKind(string path, JsonPlace place, string name, string like, IEnumerable<string> served) =>
        At(
            "SLP140",
            path,
            place,
            $"{name} has no meaning for an upstream like '{like}'",
            string.Join(", ", served),
            "delete it, or name another upstream in 'like'"
        );

    private static Problem At(string number, string path, JsonPlace place, string found, string allowed, string fix) =>
        new(number, Family.Usage, $"{path}:{place}: {found}", allowed, fix);

    private static string Shown(string text) => Printable.Of(text, 120);
}

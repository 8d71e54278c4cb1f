namespace Slipway.Core.Diagnostics;

/// <summary>SLP1xx: the command line or the environment says something that cannot be done. Nothing was run.</summary>
public static class UsageProblems
{
    /// <summary>SLP101: an option that does not exist.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="closest">The option that was probably meant; null when none is near.</param>
    public static Problem UnknownOption(string typed, string? closest) =>
        typed.Length > 1 && char.IsDigit(typed.TrimStart('-').FirstOrDefault())
            ? Usage("SLP101", $"'{typed}' is read as an option, and there is none of that name", "values that do not start with '-'", "leave the '-' out")
            : Usage("SLP101", $"there is no option '{typed}'", "", closest is null ? "see the options: ./build.sh --help" : $"did you mean '{closest}'?");

    /// <summary>SLP102: a value that hangs on its option by an equals sign.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="option">The option, or the nearest one.</param>
    /// <param name="value">The value.</param>
    public static Problem AttachedValue(string typed, string option, string value) =>
        Usage("SLP102", $"'{typed}' joins option and value by '='", "a space between them", $"write '{$"{option} {value}".TrimEnd()}'");

    /// <summary>SLP103: a value that the option cannot take.</summary>
    /// <param name="origin">The option or the variable.</param>
    /// <param name="value">The value.</param>
    /// <param name="expected">What it takes.</param>
    /// <param name="closest">The value that was probably meant; null when none is near.</param>
    public static Problem WrongValue(string origin, string value, string expected, string? closest) =>
        Usage("SLP103", $"{origin} cannot be '{value}'", expected, closest is null ? "" : $"did you mean '{closest}'?");

    /// <summary>SLP104: an option that needs a value was given none.</summary>
    /// <param name="option">The option.</param>
    /// <param name="expected">What it takes.</param>
    public static Problem NoValue(string option, string expected) =>
        Usage("SLP104", $"{option} has no value", expected, $"write a value after it, or leave {option} out");

    /// <summary>SLP105: an option that takes one value was given several.</summary>
    /// <param name="option">The option.</param>
    /// <param name="values">The values.</param>
    public static Problem TwoValues(string option, IReadOnlyList<string> values) =>
        Usage("SLP105", $"{option} has {values.Count} values: {string.Join(", ", values)}", "one", "keep one; a value with spaces needs quotes");

    /// <summary>SLP106: a target that does not exist.</summary>
    /// <param name="word">As typed.</param>
    /// <param name="closest">The target that was probably meant; null when none is near.</param>
    /// <param name="targets">All targets.</param>
    public static Problem UnknownTarget(string word, string? closest, IReadOnlyList<string> targets) =>
        Usage(
            "SLP106",
            $"there is no target '{word}'",
            string.Join(", ", targets.Order(StringComparer.Ordinal)),
            closest is null ? "see what each does: ./build.sh --help" : $"did you mean '{closest}'?"
        );

    /// <summary>SLP107: a target stands after an option, where it would be read as the option's value.</summary>
    /// <param name="option">The option.</param>
    /// <param name="targets">The targets.</param>
    public static Problem TargetAfterOption(string option, IReadOnlyList<string> targets) =>
        Usage(
            "SLP107",
            $"{string.Join(", ", targets)} after {option} would be read as its value",
            "targets first, then options",
            $"write './build.sh {string.Join(' ', targets)} {option} ...'"
        );

    /// <summary>SLP108: the folder to work in is not a checkout.</summary>
    /// <param name="folder">Where it was looked for, upwards.</param>
    public static Problem NoCheckout(string folder) =>
        Usage("SLP108", $"no folder '.nuke' in {folder} or above it", "a checkout of the project", "go into the checkout, or name it: --root PATH");

    /// <summary>SLP109: the checkout cannot be written to.</summary>
    /// <param name="folder">The folder that cannot be made.</param>
    /// <param name="reason">What the system says.</param>
    public static Problem ReadOnlyCheckout(string folder, string reason) =>
        Usage(
            "SLP109",
            $"{folder} cannot be made: {reason}",
            "a checkout that this user can write to",
            "use a checkout of your own, or give yourself the right to write"
        );

    private static Problem Usage(string number, string found, string allowed, string fix) => new(number, Family.Usage, found, allowed, fix);
}

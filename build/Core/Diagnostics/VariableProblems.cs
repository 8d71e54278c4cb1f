using Slipway.Core.Json;

namespace Slipway.Core.Diagnostics;

/// <summary>SLP14x: environment variables, <c>.env</c> and parameter files.</summary>
public static class VariableProblems
{
    /// <summary>SLP141: a line of <c>.env</c> is malformed. Its value is not shown: it may be a secret.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">Line, from 1.</param>
    /// <param name="column">Character in that line, from 1.</param>
    /// <param name="reason">What is wrong.</param>
    public static Problem MalformedLine(string path, int line, int column, string reason) =>
        Usage("SLP141", $"{path}:{line}:{column}: {reason}", "NAME=VALUE, NAME='literal', NAME=\"text\", # comment", $"mend line {line} of {path}");

    /// <summary>SLP142: a value of <c>.env</c> refers to what is not there, or in a way that is not understood.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">Line, from 1.</param>
    /// <param name="column">Character in that line where the value begins, from 1.</param>
    /// <param name="name">The variable.</param>
    /// <param name="reason">What is wrong.</param>
    public static Problem Unresolved(string path, int line, int column, string name, string reason) =>
        Usage("SLP142", $"{path}:{line}:{column}: {name}: {reason}", "$NAME, ${NAME}, ${NAME:-default}; $$ for a dollar", $"mend line {line} of {path}");

    /// <summary>SLP143: a variable that begins with SLIPWAY_ and that nothing reads.</summary>
    /// <param name="described">The variable, and where it is set.</param>
    /// <param name="closest">The one that was probably meant; null when none is near.</param>
    public static Problem UnknownName(string described, string? closest) =>
        Usage("SLP143", $"nothing reads {described}", "SLIPWAY_ and the name of an option", closest is null ? "delete it" : $"did you mean '{closest}'?");

    /// <summary>SLP144: a variable in <c>.env</c> that is read before that file is.</summary>
    /// <param name="described">The variable, and where it is set.</param>
    /// <param name="name">Its name.</param>
    public static Problem TooLate(string described, string name) =>
        Usage("SLP144", $"{described} has no effect: it is read before the file is", "", $"set it in the environment: export {name}=...");

    /// <summary>SLP145: two variables feed one option with different values.</summary>
    /// <param name="option">The option.</param>
    /// <param name="variables">The variables.</param>
    public static Problem Ambiguous(string option, IReadOnlyList<string> variables) =>
        Usage("SLP145", $"{string.Join(" and ", variables)} both feed {option}, with different values", "one of them", "unset all but one");

    /// <summary>SLP146: a parameter that is read before the parameter files are.</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">Where the name stands.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="option">The same on the command line.</param>
    public static Problem NotInFile(string path, JsonPlace place, string name, string option) =>
        Usage("SLP146", $"{path}:{place}: {name} has no effect here: it is read before the file is", "", $"give {option} on the command line");

    /// <summary>SLP147: a profile without its file.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="origin">Where it was named.</param>
    /// <param name="file">The file that it would have.</param>
    /// <param name="known">The profiles that have one.</param>
    public static Problem NoProfile(string profile, string origin, string file, IReadOnlyList<string> known) =>
        Usage(
            "SLP147",
            $"there is no profile '{Printable.Of(profile, 60)}' ({origin}): {Printable.Of(file, 120)} does not exist",
            known.Count == 0 ? "profiles with a file; there is none yet" : string.Join(", ", known),
            Closest.To(profile, known) is { } closest ? $"did you mean '{closest}'?" : $"create {Printable.Of(file, 120)}"
        );

    /// <summary>SLP148: a file of settings cannot be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">What the system says.</param>
    public static Problem CannotRead(string path, string reason) =>
        Usage("SLP148", $"{path} cannot be read: {reason}", "a file of at most 1 MB that this user may read", $"mend or delete {path}");

    private static Problem Usage(string number, string found, string allowed, string fix) => new(number, Family.Usage, found, allowed, fix);
}

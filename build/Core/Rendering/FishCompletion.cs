using System.Text;
using Slipway.Core.Commands;

namespace Slipway.Core.Rendering;

/// <summary>Completion of the command line for fish, with what each word does: words only, no program is started.</summary>
public static class FishCompletion
{
    /// <summary>The script.</summary>
    /// <param name="help">What exists.</param>
    public static string Render(CommandHelp help)
    {
        var text = new StringBuilder(
            $$"""
            # Completion of ./build.sh for fish. Written by {{GeneratedFile.Mend}}; not edited by hand.
            # To use it: source completions/slipway.fish

            # Other projects have a build.sh, too.
            function __slipway_here
                set -l words (commandline -opc)
                set -l script (string replace -r '^~' $HOME -- $words[1])
                test -f (dirname -- $script)/slipway.json
            end

            # Targets come before the first option.
            function __slipway_at_target
                __slipway_here; and not string match -q -- '-*' (commandline -opc)[2..]
            end

            # Whether one of these targets was named, or none at all.
            function __slipway_reads
                __slipway_here; or return 1
                set -l named
                for word in (commandline -opc)[2..]
                    string match -q -- '-*' $word; and break
                    set -a named $word
                end
                test (count $named) -eq 0; and return 0
                for word in $named
                    contains -- $word $argv; and return 0
                end
                return 1
            end

            complete -c build.sh -n __slipway_here -f

            """
        );
        foreach (var target in help.Targets)
            text.Append($"complete -c build.sh -n __slipway_at_target -a {target.Name} -d {Quote(target.Description)}\n");
        foreach (var option in help.Options)
            text.Append($"complete -c build.sh -n {Condition(option, help)} -l {option.Option.Dashed[2..]}{Value(option)} -d {Quote(option.Description)}\n");
        return text.ToString();
    }

    private static string Condition(OptionHelp option, CommandHelp help)
    {
        var readers = help.Targets.Where(x => help.OptionsOf([x.Name]).Contains(option)).Select(x => x.Name).ToList();
        return readers.Count > 0 ? $"'__slipway_reads {string.Join(' ', readers)}'" : "__slipway_here";
    }

    private static string Value(OptionHelp option) =>
        option.Option.Arity == Arity.Flag ? ""
        : option.IsFolder ? " -x -a '(__fish_complete_directories)'"
        : option.Values.Count == 0 ? " -x"
        : option.Option.Separator is { } mark ? $" -x -a '(__fish_append {mark} {string.Join(' ', option.Values)})'"
        : $" -x -a '{string.Join(' ', option.Values)}'";

    private static string Quote(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}

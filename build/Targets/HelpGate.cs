using Nuke.Common;
using Slipway.Core.Commands;
using Slipway.Core.Rendering;

namespace Slipway.Targets;

/// <summary>Answers <c>--help</c>, and a start without any word, before NUKE would, which has no examples, headings or defaults; <c>TARGET --help</c> is about that target.</summary>
internal static class HelpGate
{
    /// <summary>Prints the help and gives the exit code; null where something else was asked for.</summary>
    /// <typeparam name="T">The build class.</typeparam>
    public static int? Help<T>()
        where T : NukeBuild, new()
    {
        var words = Environment.GetCommandLineArgs()[1..];
        var line = CommandLine.Parse(words);
        if (!IsAsked(line) && !(words.Length == 0 && NamesNothing))
            return null;
        var help = CommandLineHelp.Of(new T());
        List<string> targets = [.. line.Targets, .. line.Options.Where(x => Spelling.Same(x.Name, "target")).SelectMany(x => x.Values)];
        targets = [.. targets.SelectMany(x => x.Split('+', StringSplitOptions.RemoveEmptyEntries))];
        var width = TerminalWidth.Columns();
        Console.Out.Write(targets.Count > 0 ? HelpPage.Render(help, targets, width) : HelpPage.Render(help, width));
        return 0;
    }

    /// <summary>A variable or a parameter file may name the targets.</summary>
    private static bool NamesNothing => !CommandLineGate.Origins.Values.ContainsKey("Target");

    private static bool IsAsked(CommandLine line) =>
        line.Options.LastOrDefault(x => Spelling.Same(x.Name, "help")) is { } asked && (asked.Values is not [var value] || bool.Parse(value));
}

using Nuke.Common;
using Slipway.Core.Commands;
using Slipway.Core.Rendering;

namespace Slipway.Targets;

/// <summary>Answers <c>--help</c> before NUKE would, which has no examples, headings or defaults; <c>TARGET --help</c> is about that target.</summary>
internal static class HelpGate
{
    /// <summary>Prints the help that was asked for and gives the exit code; null where none was.</summary>
    /// <typeparam name="T">The build class.</typeparam>
    public static int? Help<T>()
        where T : NukeBuild, new()
    {
        var words = Environment.GetCommandLineArgs()[1..];
        var line = CommandLine.Parse(words);
        if (line.Options.LastOrDefault(x => Spelling.Same(x.Name, "help")) is not { } asked || asked.Values is [var value] && !bool.Parse(value))
            return null;
        var help = CommandLineHelp.Of(new T());
        List<string> targets = [.. line.Targets, .. line.Options.Where(x => Spelling.Same(x.Name, "target")).SelectMany(x => x.Values)];
        targets = [.. targets.SelectMany(x => x.Split('+', StringSplitOptions.RemoveEmptyEntries))];
        var width = TerminalWidth.Columns();
        Console.Out.Write(targets.Count > 0 ? HelpPage.Render(help, targets, width) : HelpPage.Render(help, width));
        return 0;
    }
}

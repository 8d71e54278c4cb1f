using Slipway.Core.Commands;

namespace Slipway.Core.Rendering;

/// <summary>What <c>--help</c> prints: examples first, then targets, then options under headings, with defaults.</summary>
public static class HelpPage
{
    /// <summary>The narrowest and the widest page; a terminal beyond them gets one of these.</summary>
    public const int Narrowest = 20;

    /// <inheritdoc cref="Narrowest"/>
    public const int Widest = 200;

    private static readonly IReadOnlyList<(OptionGroup Group, string Heading)> Headings =
    [
        (OptionGroup.What, "What is built"),
        (OptionGroup.Where, "Where it goes"),
        (OptionGroup.How, "How it is done"),
        (OptionGroup.Inspect, "How it is told"),
        (OptionGroup.OneTarget, "Options of one target"),
        (OptionGroup.Runner, "Options of NUKE, which runs the targets"),
    ];

    /// <summary>The whole page.</summary>
    /// <param name="help">What exists.</param>
    /// <param name="width">Characters of a line; kept between the two limits.</param>
    public static string Render(CommandHelp help, int width)
    {
        width = Math.Clamp(width, Narrowest, Widest);
        List<string> lines =
        [
            .. Paragraph("Slipway turns a Python inference service into lean, layered images for several platforms.", width),
            "",
            .. Usage("./build.sh [TARGET ...] [--option VALUE ...]", width),
            .. Paragraph("Targets come first. Case and dashes in names do not count. Every option can also be a variable, such as SLIPWAY_MODE.", width),
            .. Examples(CommandExamples.All.Where(x => help.Closure(x.Target).Count > 0), width),
            .. Targets("Targets", help.Targets, width),
            .. Options(help.Options, help, width),
            "",
            .. Paragraph(
                "More of one target: ./build.sh TARGET --help. Completion for bash, zsh and fish: docs/completion.md. Messages: docs/messages.md.",
                width
            ),
        ];
        return Text(lines);
    }

    /// <summary>The page of some targets: what they do, what runs before them, and the options that either reads.</summary>
    /// <param name="help">What exists.</param>
    /// <param name="names">Targets in any spelling.</param>
    /// <param name="width">Characters of a line; kept between the two limits.</param>
    public static string Render(CommandHelp help, IReadOnlyList<string> names, int width)
    {
        width = Math.Clamp(width, Narrowest, Widest);
        var named = names.Select(name => help.Closure(name)[0]).Distinct().ToList();
        var before = names.SelectMany(help.Closure).Distinct().Except(named).ToList();
        List<string> lines =
        [
            .. Usage($"./build.sh {string.Join(' ', named.Select(x => x.Name))} [--option VALUE ...]", width),
            .. named.SelectMany(x => Paragraph($"{x.Name}: {x.Description}.", width)),
            .. Examples(CommandExamples.All.Where(x => named.Exists(target => target.Name == x.Target)), width),
            .. before.Count > 0 ? Targets("Runs before it", before, width) : [],
            .. Options(help.OptionsOf(names), help, width),
            "",
            .. Paragraph("All targets and options: ./build.sh --help.", width),
        ];
        return Text(lines);
    }

    private static IEnumerable<string> Usage(string line, int width) =>
        WrappedText.Lines(line, width - 7).Select((part, index) => (index == 0 ? "usage: " : "       ") + part);

    private static IEnumerable<string> Examples(IEnumerable<CommandExample> examples, int width)
    {
        var all = examples.ToList();
        if (all.Count == 0)
            return [];
        // A line that goes on ends in a backslash, as a shell reads it.
        return
        [
            "",
            "Examples",
            .. all.SelectMany(x =>
            {
                var lines = WrappedText.Lines(x.Line, width - 6);
                return lines
                    .Select((line, index) => (index == 0 ? "  " : "    ") + line + (index + 1 < lines.Count ? " \\" : ""))
                    .Concat(WrappedText.Lines(x.Does, width - 6).Select(line => "      " + line));
            }),
        ];
    }

    private static IEnumerable<string> Targets(string heading, IReadOnlyList<TargetHelp> targets, int width)
    {
        var column = targets.Max(x => x.Name.Length) + 4;
        return ["", heading, .. targets.SelectMany(x => WrappedText.Entry(x.Name, x.Description + Before(x), column, width))];
    }

    private static string Before(TargetHelp target) => target.DependsOn.Count > 0 ? $" (after {string.Join(", ", target.DependsOn)})" : "";

    private static IEnumerable<string> Options(IReadOnlyList<OptionHelp> options, CommandHelp help, int width)
    {
        var column = Math.Min(options.Select(x => x.Usage.Length).DefaultIfEmpty().Max() + 4, 32);
        foreach (var (group, heading) in Headings)
        {
            var here = options.Where(x => x.Group == group).ToList();
            if (here.Count > 0)
                yield return "";
            foreach (var line in here.Count > 0 ? WrappedText.Lines(heading, width) : [])
                yield return line;
            foreach (var line in here.SelectMany(x => WrappedText.Entry(x.Usage, Meaning(x, help), column, width)))
                yield return line;
        }
    }

    private static string Meaning(OptionHelp option, CommandHelp help)
    {
        var readers = option.Group == OptionGroup.OneTarget ? help.Targets.Where(x => x.Options.Contains(option.Option.Name)).Select(x => x.Name).ToList() : [];
        var named = readers.Count > 0 && !readers.Exists(x => option.Description.Contains($"{x}:", StringComparison.Ordinal));
        return (named ? $"{string.Join(", ", readers)}: " : "") + option.Description + (option.Default.Length > 0 ? $" [default: {option.Default}]" : "");
    }

    private static IEnumerable<string> Paragraph(string text, int width) => WrappedText.Lines(text, width);

    private static string Text(IEnumerable<string> lines) => string.Join('\n', lines.Select(x => x.TrimEnd())) + "\n";
}

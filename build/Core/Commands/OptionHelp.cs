namespace Slipway.Core.Commands;

/// <summary>What the help text and the completion say of an option.</summary>
/// <param name="Option">The option.</param>
/// <param name="Description">One or two sentences, without the default.</param>
/// <param name="Default">What holds when it is not given; empty where nothing does.</param>
/// <param name="Group">Its heading.</param>
/// <param name="Values">Words that are offered as its value; empty where any text is one.</param>
public sealed record OptionHelp(OptionModel Option, string Description, string Default, OptionGroup Group, IReadOnlyList<string> Values)
{
    /// <summary>Whether its value is a folder of the machine.</summary>
    public bool IsFolder { get; init; }

    private static readonly string[] Marks = ["Default is ", "Default: "];

    /// <summary>From a description that ends in <c>Default is ...</c>, as they are written beside parameters.</summary>
    /// <param name="option">The option.</param>
    /// <param name="text">The description.</param>
    /// <param name="group">Its heading.</param>
    /// <param name="values">Words that are offered as its value; null for the option's own choices.</param>
    public static OptionHelp Of(OptionModel option, string text, OptionGroup group, IReadOnlyList<string>? values = null)
    {
        var at = Marks.Select(mark => text.LastIndexOf(mark, StringComparison.Ordinal)).Max();
        var description = (at < 0 ? text : text[..at]).Trim().TrimEnd('.');
        var standard =
            at >= 0
                ? text[at..].Split(' ', 3) is ["Default", "is", var word]
                    ? word
                    : text[(at + "Default: ".Length)..]
                : option.Arity == Arity.Flag
                    ? "off"
                    : "";
        return new OptionHelp(
            option,
            description,
            standard.Trim().TrimEnd('.'),
            group,
            values ?? (option.Arity == Arity.Flag ? [] : [.. option.Choices.Select(x => x.ToLowerInvariant())])
        );
    }

    /// <summary>The option with a word for its value, such as <c>--mode MODE</c>.</summary>
    public string Usage =>
        Option.Arity switch
        {
            Arity.Flag => Option.Dashed,
            Arity.Optional => $"{Option.Dashed} [{Noun}]",
            Arity.Many when Option.Separator is { } mark => $"{Option.Dashed} {Noun}[{mark}...]",
            Arity.Many => $"{Option.Dashed} {Noun}...",
            _ => $"{Option.Dashed} {Noun}",
        };

    private string Noun => Spelling.Dashed(Option.Name).ToUpperInvariant();
}

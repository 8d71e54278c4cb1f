using Slipway.Core.Diagnostics;

namespace Slipway.Core.Commands;

/// <summary>Holds a command line against what it may say. What runs targets would pass over most mistakes in silence and build something else.</summary>
public static class CommandCheck
{
    /// <summary>Every mistake, in the order of the words; none when the line is right.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="model">What exists.</param>
    public static IReadOnlyList<Problem> Problems(CommandLine line, CommandModel model) =>
        [
            .. line.Targets.SelectMany(word => UnknownTargets(word.Split('+', StringSplitOptions.RemoveEmptyEntries), model)),
            .. line.Options.SelectMany(option => Of(option, model)),
        ];

    /// <summary>What is wrong with an option's values; also used for the same option given by an environment variable.</summary>
    /// <param name="option">The option.</param>
    /// <param name="origin">Where it was given: <c>--mode</c>, or <c>the variable SLIPWAY_MODE</c>.</param>
    /// <param name="words">Its values, as words.</param>
    /// <param name="model">What exists.</param>
    public static IEnumerable<Problem> OfValues(OptionModel option, string origin, IReadOnlyList<string> words, CommandModel model) =>
        option.Split(words).SelectMany(word => OfValue(option, origin, word, model));

    /// <summary>What is wrong with a single value.</summary>
    /// <param name="option">The option.</param>
    /// <param name="origin">Where it was given.</param>
    /// <param name="word">The value.</param>
    /// <param name="model">What exists.</param>
    public static IEnumerable<Problem> OfValue(OptionModel option, string origin, string word, CommandModel model) =>
        option.NamesTargets ? UnknownTargets([word], model)
        : option.Accepts(word) ? []
        : [UsageProblems.WrongValue(origin, Printable.Of(word, 120), option.Expected, Closest.To(word, option.Choices))];

    private static IEnumerable<Problem> UnknownTargets(IEnumerable<string> words, CommandModel model) =>
        words.Where(word => !model.IsTarget(word)).Select(word => UsageProblems.UnknownTarget(word, Closest.To(word, model.Targets), model.Targets));

    private static IEnumerable<Problem> Of(GivenOption given, CommandModel model)
    {
        var option = model.Option(given.Name);
        if (given.Attached is { } attached)
            return [UsageProblems.AttachedValue(given.Typed, option?.Dashed ?? Nearest(given.Name, model) ?? given.Name, attached)];
        if (option is null)
            return [UsageProblems.UnknownOption(given.Typed, Nearest(given.Name, model))];
        return OfCount(option, given, model) is { } problem ? [problem] : OfValues(option, option.Dashed, given.Values, model);
    }

    private static Problem? OfCount(OptionModel option, GivenOption given, CommandModel model)
    {
        if (given.Values.Count == 0)
            return option.Arity == Arity.One ? UsageProblems.NoValue(option.Dashed, option.Expected) : null;
        var targets = Swallowed(option, given.Values, model).ToList();
        if (targets.Count > 0)
            return UsageProblems.TargetAfterOption(option.Dashed, targets);
        return option.Arity != Arity.Many && given.Values.Count > 1 ? UsageProblems.TwoValues(option.Dashed, given.Values) : null;
    }

    /// <summary>Words after an option that were meant as targets: what cannot be a value of it, or is one too many, or has exactly a target's spelling in a list of free text.</summary>
    private static IEnumerable<string> Swallowed(OptionModel option, IReadOnlyList<string> words, CommandModel model)
    {
        if (option.NamesTargets)
            return [];
        return option.Arity switch
        {
            Arity.Many when option.Choices.Count == 0 => words.Where(word => model.Targets.Contains(word, StringComparer.Ordinal)),
            Arity.One or Arity.Optional => words.Skip(1).Where(model.IsTarget),
            _ => words.Where(word => !option.Accepts(word) && model.IsTarget(word)),
        };
    }

    private static string? Nearest(string typed, CommandModel model) => Closest.To("--" + typed.TrimStart('-'), model.AllOptions.Select(x => x.Dashed));
}

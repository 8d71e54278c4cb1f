namespace Slipway.Core.Commands;

/// <summary>An option that exists.</summary>
/// <param name="Name">Its name in camel humps, such as <c>FromFile</c>.</param>
/// <param name="Arity">How many values it takes.</param>
/// <param name="Expected">What a value is, for the message: <c>a whole number</c>, or the choices.</param>
/// <param name="Accepts">Whether a value is one.</param>
public sealed record OptionModel(string Name, Arity Arity, string Expected, Func<string, bool> Accepts)
{
    /// <summary>The words among which a value chooses; empty where it is free.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What divides several values in one word; null where nothing does.</summary>
    public char? Separator { get; init; }

    /// <summary>Whether its values are names of targets.</summary>
    public bool NamesTargets { get; init; }

    /// <summary>Whether its values are numbers.</summary>
    public bool IsNumber { get; init; }

    /// <summary>What a value of it is in a JSON file, for messages.</summary>
    public string JsonNoun =>
        Arity == Arity.Flag ? "true or false, without quotes"
        : IsNumber ? Expected
        : "a text in quotes";

    /// <summary>As it is typed.</summary>
    public string Dashed => "--" + Spelling.Dashed(Name);

    /// <summary>An option whose values are any text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="arity">How many values it takes.</param>
    public static OptionModel Text(string name, Arity arity) => new(name, arity, "a text", _ => true);

    /// <summary>An option that is given or not.</summary>
    /// <param name="name">Its name.</param>
    public static OptionModel Flag(string name) =>
        new(name, Arity.Flag, "true, false, or nothing", word => bool.TryParse(word, out _)) { Choices = ["true", "false"] };

    /// <summary>An option whose values are out of a list; case does not count.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="arity">How many values it takes.</param>
    /// <param name="choices">The list.</param>
    public static OptionModel Choice(string name, Arity arity, IReadOnlyList<string> choices) =>
        new(name, arity, string.Join(", ", choices), word => choices.Contains(word, StringComparer.OrdinalIgnoreCase)) { Choices = choices };

    /// <summary>The single values in the words after the option.</summary>
    /// <param name="words">The words.</param>
    public IEnumerable<string> Split(IEnumerable<string> words) =>
        Separator is { } mark ? words.SelectMany(word => word.Split(mark, StringSplitOptions.RemoveEmptyEntries)) : words;
}

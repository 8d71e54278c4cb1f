using System.Text.RegularExpressions;

namespace Slipway.Core.Catalog;

/// <summary>What a value of a settings file must be beyond its type. The reader checks it and the JSON schema says it.</summary>
/// <param name="Expected">In words, for the message.</param>
internal sealed record SettingsRule(string Expected)
{
    /// <summary>For texts; in the dialect that .NET and ECMAScript (with flag u) share.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>For texts: the words among which they choose.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>For numbers: the least.</summary>
    public double? Minimum { get; init; }

    /// <summary>For numbers: the greatest.</summary>
    public double? Maximum { get; init; }

    /// <summary>For lists: the fewest items.</summary>
    public int FewestItems { get; init; }

    /// <summary>For lists: what each item must be.</summary>
    public SettingsRule? Items { get; init; }

    /// <summary>For maps: what each name must be.</summary>
    public SettingsRule? Names { get; init; }

    /// <summary>For texts: whether it is an address, which credentials must not be part of.</summary>
    public bool IsAddress { get; init; }

    /// <summary>Whether a text meets the rule.</summary>
    /// <param name="text">The text.</param>
    public bool Accepts(string text) =>
        (Choices.Count == 0 || Choices.Contains(text, StringComparer.Ordinal))
        // A dollar sign also matches before a last line feed.
        && (Pattern is null || (!text.EndsWith('\n') && Pattern.IsMatch(text)));

    /// <summary>Whether a number meets the rule.</summary>
    /// <param name="number">The number.</param>
    public bool Accepts(double number) => !(number < Minimum) && !(number > Maximum);
}

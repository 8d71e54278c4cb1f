namespace Slipway.Core.Diagnostics;

/// <summary>Text from outside, made fit for a message.</summary>
public static class Printable
{
    /// <summary>The text without control characters (a terminal would obey them), shortened.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="limit">The most characters kept.</param>
    public static string Of(string text, int limit)
    {
        var kept = text.Length > limit ? text[..limit] + "..." : text;
        return string.Concat(kept.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
    }
}

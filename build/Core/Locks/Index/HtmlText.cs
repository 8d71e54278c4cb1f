using System.Globalization;
using System.Text.RegularExpressions;

namespace Slipway.Core.Locks.Index;

/// <summary>Text inside HTML.</summary>
internal static partial class HtmlText
{
    /// <summary>The text with its character references resolved: numbers, and the names that stand for HTML's own signs.</summary>
    internal static string Decode(string text) =>
        text.Contains('&', StringComparison.Ordinal) ? Reference().Replace(text, match => Character(match.Groups["what"].Value) ?? match.Value) : text;

    private static string? Character(string reference) =>
        reference switch
        {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            ['#', 'x' or 'X', .. var hex] => Code(hex, NumberStyles.AllowHexSpecifier),
            ['#', .. var digits] => Code(digits, NumberStyles.None),
            _ => null,
        };

    private static string? Code(string digits, NumberStyles style) =>
        int.TryParse(digits, style, CultureInfo.InvariantCulture, out var code) && code is (> 0 and < 0xD800) or (> 0xDFFF and <= 0x10FFFF)
            ? char.ConvertFromUtf32(code)
            : null;

    [GeneratedRegex("&(?<what>#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-z]{2,4});", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}

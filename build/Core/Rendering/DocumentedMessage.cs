using System.Text.RegularExpressions;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Rendering;

/// <summary>A message of the build as its source declares it.</summary>
/// <param name="Number">Such as <c>SLP101</c>.</param>
/// <param name="Family">The family; null where the source does not say one.</param>
/// <param name="Meaning">One sentence.</param>
public sealed partial record DocumentedMessage(string Number, Family? Family, string Meaning)
{
    /// <summary>
    /// The messages of a C# file: each factory's <c>&lt;summary&gt;SLPnnn: meaning.&lt;/summary&gt;</c> and the first <c>Family.</c> word in it,
    /// or in the method of the same file that it hands the number to.
    /// </summary>
    /// <param name="source">Text of the file.</param>
    public static IEnumerable<DocumentedMessage> InCode(string source)
    {
        var summaries = Summary().Matches(source).ToList();
        for (var i = 0; i < summaries.Count; i++)
        {
            var number = summaries[i].Groups["number"].Value;
            var factory = source[summaries[i].Index..(i + 1 < summaries.Count ? summaries[i + 1].Index : source.Length)];
            yield return new DocumentedMessage(number, FamilyIn(factory, number, source), Flat(summaries[i].Groups["meaning"].Value));
        }
    }

    /// <summary>The messages of the front door: comment lines <c># SLPnnn (Family): meaning.</c></summary>
    /// <param name="script">Text of build.sh.</param>
    public static IEnumerable<DocumentedMessage> InScript(string script) =>
        Comment().Matches(script).Select(match => new DocumentedMessage(match.Groups["number"].Value, FamilyOf(match), match.Groups["meaning"].Value));

    private static Family? FamilyIn(string factory, string number, string source)
    {
        var maker = Regex.Match(factory, $"(?<maker>[A-Za-z]+)\\(\\s*\"{number}\"", RegexOptions.ExplicitCapture).Groups["maker"].Value;
        var shared = maker is "" or "new" or "Problem" ? -1 : source.IndexOf($"Problem {maker}(", StringComparison.Ordinal);
        return FamilyOf(FamilyWord().Match(shared < 0 ? factory : source[shared..]));
    }

    private static Family? FamilyOf(Match match) => Enum.TryParse<Family>(match.Groups["family"].Value, out var family) ? family : null;

    private static string Flat(string text) => Space().Replace(Markup().Replace(text.Replace("///", " ", StringComparison.Ordinal), ""), " ").Trim();

    [GeneratedRegex("/// <summary>\\s*(?:///)?\\s*(?<number>SLP[0-9]{3}): (?<meaning>.*?)</summary>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Summary();

    [GeneratedRegex("\\bFamily\\.(?<family>[A-Za-z]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex FamilyWord();

    [GeneratedRegex("# (?<number>SLP[0-9]{3}) \\((?<family>[A-Za-z]+)\\): (?<meaning>.+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();

    [GeneratedRegex("</?[a-z][^>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();
}

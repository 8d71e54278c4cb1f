using System.Globalization;
using System.Text;
using Slipway.Core.Auditing;

namespace Slipway.Core.Rendering.Auditing;

/// <summary>Numbers and names as all faces of an audit write them.</summary>
internal static class AuditWords
{
    /// <summary>A count and its noun.</summary>
    /// <param name="count">The count.</param>
    /// <param name="noun">The noun, one.</param>
    /// <param name="plural">The noun, several; null where an s does it.</param>
    public static string Count(long count, string noun, string? plural = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? noun : plural ?? noun + "s")}");

    /// <summary>Bytes in MB (10^6) or kB (10^3).</summary>
    /// <param name="bytes">The number.</param>
    public static string Size(long bytes) => PlanText.Bytes(bytes);

    /// <summary>Bytes in MB with one digit, for columns of equal unit.</summary>
    /// <param name="bytes">The number.</param>
    public static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0}");

    /// <summary>A difference with its sign.</summary>
    /// <param name="bytes">The number.</param>
    public static string Change(long bytes) => (bytes < 0 ? "-" : "+") + Size(Math.Abs(bytes));

    /// <summary>A share in percent with two digits.</summary>
    /// <param name="share">1 is all.</param>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.00} %");

    /// <summary>Bytes as a whole percent of others.</summary>
    /// <param name="bytes">The part.</param>
    /// <param name="all">All.</param>
    public static string Part(long bytes, long all) => PlanText.Percent(all == 0 ? 0 : (double)bytes / all);

    /// <summary>What a budget compares.</summary>
    /// <param name="budget">The budget.</param>
    /// <param name="value">Its limit or what was found.</param>
    public static string Measured(BudgetAnswer budget, long value) => budget.Measure == BudgetMeasure.Efficiency ? Percent(value / 1e6) : Size(value);

    /// <summary>A severity as it is read.</summary>
    /// <param name="severity">The severity.</param>
    public static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    /// <summary>Who made a layer: our own layers without the word that all of them begin with.</summary>
    /// <param name="instruction">Maker and name, or a Dockerfile's instruction.</param>
    public static string Maker(string instruction) => instruction.StartsWith("slipway ", StringComparison.Ordinal) ? instruction[8..] : instruction;

    /// <summary>Somebody else's words. What a reader cannot see, or what turns the order of letters around, is written out: <c>\u{202E}</c>.</summary>
    /// <param name="text">Any text.</param>
    public static string Shown(string text)
    {
        if (!text.Any(NeedsLook))
            return text;
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            if (IsHidden(rune))
                shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}");
            else
                shown.Append(rune.ToString());
        return shown.ToString();
    }

    /// <summary>The same, no longer than some characters: the middle goes, since paths differ at both ends.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="limit">Most characters.</param>
    public static string Shown(string text, int limit)
    {
        var shown = Shown(text);
        if (shown.Length <= limit)
            return shown;
        var (head, tail) = ((limit - 3) / 2, limit - 3 - (limit - 3) / 2);
        // Half a character is none.
        if (char.IsHighSurrogate(shown[head - 1]))
            head--;
        if (char.IsLowSurrogate(shown[^tail]))
            tail--;
        return $"{shown[..head]}...{shown[^tail..]}";
    }

    private static bool NeedsLook(char c) => c is < ' ' or > '~';

    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned;
}

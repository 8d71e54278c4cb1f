using System.Text;

namespace Slipway.Core.Rendering;

/// <summary>Answers to <c>--why</c> as lines for people.</summary>
public static class WhyText
{
    /// <summary>State, name and key of each thing, and below it what differs from the nearest known key.</summary>
    /// <param name="report">The document.</param>
    public static string Render(WhyReport report)
    {
        var text = new StringBuilder();
        Line(text, $"why {report.Name} ({report.Plan})");
        foreach (var answer in report.Answers)
        {
            Line(text, $"  {answer.State, -10} {Subject(answer)}: {answer.Reason}");
            Line(text, $"    key {answer.Key}{(answer.MadeBefore is { } since ? $", known since {since}" : "")}");
            Line(text, $"    {Nearest(answer)}");
            foreach (var change in answer.Changes)
                Line(text, $"      {Change(change)}");
        }
        foreach (var note in report.Notes)
            Line(text, "  " + note);
        return text.ToString();
    }

    /// <summary>What an answer is about.</summary>
    /// <param name="answer">The answer.</param>
    internal static string Subject(WhyAnswerReport answer) =>
        $"{answer.Kind} {(answer.Platform is { } platform ? $"{platform}/" : "")}{answer.Name}{(answer.Holds is { } holds ? $", which has {holds}" : "")}";

    /// <summary>Which key it is compared with.</summary>
    /// <param name="answer">The answer.</param>
    internal static string Nearest(WhyAnswerReport answer) =>
        answer.Nearest is { } nearest
            ? $"nearest of {answer.Known} other known keys: {nearest[..12]}, {(answer.NearestSince is { } since ? $"since {since}" : "in the cache")}; {answer.Changes.Count} {(answer.Changes.Count == 1 ? "field differs" : "fields differ")}"
            : "no other key of it is known";

    /// <summary>One field in which two keys differ.</summary>
    /// <param name="change">The field.</param>
    internal static string Change(WhyChangeReport change) => $"{change.Field}: {Values(change)}{Words(change)}";

    /// <summary>The value before and now.</summary>
    /// <param name="change">The field.</param>
    internal static string Values(WhyChangeReport change) =>
        change.Kind switch
        {
            "added" => $"added{(change.After is { } value ? $" {value}" : "")}",
            "removed" => $"removed{(change.Before is { } value ? $" {value}" : "")}",
            "reordered" => "the same in another order",
            _ => $"{change.Before ?? "nothing"} -> {change.After ?? "nothing"}",
        };

    /// <summary>In words only where they say more than the values.</summary>
    private static string Words(WhyChangeReport change) => change.Before?.StartsWith("sha256:", StringComparison.Ordinal) == true ? $" ({change.Text})" : "";

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}

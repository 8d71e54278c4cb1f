using System.Text;

namespace Slipway.Core.Rendering;

/// <summary>Answers to <c>--why</c> as Markdown, for a job summary.</summary>
public static class WhyMarkdown
{
    /// <summary>A heading, and for each thing a line and a table of what differs.</summary>
    /// <param name="report">The document.</param>
    public static string Render(WhyReport report)
    {
        var text = new StringBuilder($"## Why {MarkdownWords.Cell(report.Name)} ({MarkdownWords.Cell(report.Plan)})\n");
        foreach (var answer in report.Answers)
        {
            text.Append(
                $"\n**{answer.State}** {MarkdownWords.Cell(WhyText.Subject(answer))}: {MarkdownWords.Cell(answer.Reason)}  \nkey `{answer.Key}`; {WhyText.Nearest(answer)}\n"
            );
            if (answer.Changes.Count == 0)
                continue;
            text.Append("\n| field | before and now | in words |\n| --- | --- | --- |\n");
            foreach (var change in answer.Changes)
                text.Append($"| {MarkdownWords.Cell(change.Field)} | {MarkdownWords.Cell(WhyText.Values(change))} | {MarkdownWords.Cell(change.Text)} |\n");
        }
        foreach (var note in report.Notes)
            text.Append($"\n- {MarkdownWords.Cell(note)}\n");
        return text.ToString();
    }
}

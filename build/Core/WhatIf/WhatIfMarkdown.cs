using System.Text;
using Slipway.Core.Locks.Diff;
using Slipway.Core.Rendering;

namespace Slipway.Core.WhatIf;

/// <summary>What would move, as Markdown for a pull request.</summary>
public static class WhatIfMarkdown
{
    /// <summary>A heading, what moves in the locks, a table of images, and one of layers an image.</summary>
    /// <param name="report">The document.</param>
    public static string Render(WhatIfReport report)
    {
        var text = new StringBuilder(
            $"## What if {MarkdownWords.Cell(report.Question)} (upstream {MarkdownWords.Cell(report.Upstream)})\n\n{WhatIfText.Sum(report)}.\n\n"
        );
        foreach (var one in report.Locks.GroupBy(x => string.Join('\n', LockDiffText.Lines(x.Diff)), x => x.Path))
            text.Append($"{string.Join(", ", one.Select(x => $"`{x}`"))}\n\n```diff\n{one.Key}\n```\n\n");
        Row(text, "image", "layers to make", "found", "to push", "a warm machine pulls", "to compile", "seconds");
        text.Append("| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var image in report.Images)
            Row(
                text,
                $"{image.Tag} {image.Platform}",
                $"{image.Make}",
                $"{image.Found}",
                PlanText.Bytes(image.Push),
                PlanText.Bytes(image.Pull),
                string.Join(", ", image.Compile),
                image.Seconds is { } seconds ? PlanText.Seconds(seconds) : "wheels alone"
            );
        foreach (var image in report.Images)
        {
            text.Append($"\n### {image.Tag} {image.Platform}\n\n");
            Row(text, "layer", "state", "bytes", "basis", "why");
            text.Append("| --- | --- | --- | --- | --- |\n");
            foreach (var layer in image.Layers)
                Row(text, layer.Name, layer.State, PlanText.Bytes(layer.Bytes), layer.Basis, layer.Why);
        }
        foreach (var note in report.Notes)
            text.Append($"\n- {note.ReplaceLineEndings(" ")}\n");
        if (report.Command is { } command)
            text.Append($"\n`{command}`\n");
        return text.ToString();
    }

    private static void Row(StringBuilder text, params string[] cells) => text.Append($"| {string.Join(" | ", cells.Select(MarkdownWords.Cell))} |\n");
}

using System.Globalization;
using System.Text;
using Slipway.Core.Images;
using Slipway.Core.Progress;

namespace Slipway.Core.Rendering;

/// <summary>What a run made, in Markdown: for the summary of a CI job.</summary>
public static class RunMarkdown
{
    /// <summary>The Markdown; empty where the run made no image and nothing went wrong.</summary>
    /// <param name="summary">What the run did.</param>
    public static string Render(ProgressSummary summary)
    {
        var text = new StringBuilder();
        foreach (var problem in summary.Problems)
            text.Append(CultureInfo.InvariantCulture, $"> [!CAUTION]\n> {problem.ToString().Replace("\n", "\n> ", StringComparison.Ordinal)}\n\n");
        if (summary.Image is not { } image)
            return text.ToString();
        var record = image.Record;
        text.Append(
            CultureInfo.InvariantCulture,
            $"## {image.Name}\n\n`{record.Index}`, made {record.Layers.Count(x => x.State == "made")} of {record.Layers.Count} layers in {record.Seconds:0.0} s.\n\n"
        );
        foreach (var test in record.Smoke)
            text.Append($"- test {test.Platform}: {test.Result}{Reason(test.Reason)}\n");
        foreach (var test in record.Tests ?? [])
            text.Append($"- the service's tests {test.Platform}: {test.Result}{Reason(test.Reason)}\n");
        foreach (var delivery in record.Deliveries)
            text.Append($"- in {delivery.To}: `{delivery.Where}`, {PlanText.Bytes(delivery.Bytes)} sent\n");
        text.Append("\n<details><summary>Layers</summary>\n\n| layer | state | packed | seconds | digest |\n| --- | --- | ---: | ---: | --- |\n");
        foreach (var layer in record.Layers)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {layer.Id} | {layer.State} | {PlanText.Bytes(layer.BytesOut)} | {layer.Seconds:0.00} | `{Digest.Parse(layer.Digest).Abbreviated}` |\n"
            );
        return text.Append("\n</details>\n\n").ToString();
    }

    private static string Reason(string reason) => reason.Length > 0 ? $" ({reason.Replace("\n", " ", StringComparison.Ordinal)})" : "";
}

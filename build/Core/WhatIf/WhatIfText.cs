using System.Globalization;
using System.Text;
using Slipway.Core.Locks.Diff;
using Slipway.Core.Rendering;

namespace Slipway.Core.WhatIf;

/// <summary>What would move, as lines for people.</summary>
public static class WhatIfText
{
    /// <summary>Images whose layers are listed; the document has all.</summary>
    private const int Detailed = 2;

    /// <summary>What moves in the locks, one line an image, and the layers of the first images.</summary>
    /// <param name="report">The document.</param>
    public static string Render(WhatIfReport report)
    {
        var text = new StringBuilder();
        Line(text, $"what if {report.Question} (upstream {report.Upstream}); nothing is built or written");
        foreach (var one in report.Locks.GroupBy(x => string.Join('\n', LockDiffText.Lines(x.Diff)), x => x.Path))
        {
            foreach (var path in one)
                Line(text, $"  {path}");
            foreach (var line in one.Key.Split('\n'))
                Line(text, $"    {line}");
        }
        foreach (var line in Table(report))
            Line(text, $"  {line}");
        foreach (var image in report.Images.Take(Detailed))
        {
            Line(text, $"  {image.Tag} {image.Platform}");
            foreach (var layer in image.Layers)
                Line(text, $"    {layer.State, -6} {layer.Name, -22} {Bytes(layer), 20}  {layer.Why}");
        }
        if (report.Images.Count > Detailed)
            Line(text, $"  (layers of {report.Images.Count - Detailed} more images: --json)");
        Line(text, $"  {Sum(report)}");
        foreach (var note in report.Notes)
            Line(text, $"  {note.ReplaceLineEndings("\n  ")}");
        if (report.Command is { } command)
            Line(text, $"  to do it: {command}");
        return text.ToString();
    }

    /// <summary>Affected images, bytes and layers in one sentence.</summary>
    /// <param name="report">The document.</param>
    public static string Sum(WhatIfReport report)
    {
        var of = report.Images.Count + report.Unaffected.Count;
        return report.Images.Count == 0
            ? $"no image of {of} changes"
            : $"{report.Images.Count} of {of} images change; {PlanText.Bytes(report.Push)} to push, each layer once ({report.Registry})";
    }

    /// <summary>What there is to say of an image in one line.</summary>
    /// <param name="image">The image.</param>
    public static string Cells(ImageMovesReport image) =>
        $"{image.Make} to make, {image.Found} found; push {PlanText.Bytes(image.Push)}, a warm machine pulls {PlanText.Bytes(image.Pull)}; {Compile(image)}{Seconds(image)}";

    /// <summary>Which wheels are compiled first.</summary>
    /// <param name="image">The image.</param>
    internal static string Compile(ImageMovesReport image) =>
        image.Compile.Count == 0 ? "no wheel to compile" : $"to compile: {string.Join(", ", image.Compile)}";

    /// <summary>Seconds and what they rest on, or that layers of wheels alone were counted.</summary>
    /// <param name="image">The image.</param>
    internal static string Seconds(ImageMovesReport image) =>
        image.Seconds is { } seconds
            ? string.Create(CultureInfo.InvariantCulture, $"; {PlanText.Seconds(seconds)} ({image.SecondsBasis})")
            : "; wheels and bytecode alone";

    private static IEnumerable<string> Table(WhatIfReport report)
    {
        var width = report.Images.Select(x => x.Tag.Length + x.Platform.Length + 1).DefaultIfEmpty().Max();
        foreach (var image in report.Images)
            yield return $"{$"{image.Tag} {image.Platform}".PadRight(width)}  {Cells(image)}{(image.IsNew ? "; a new image" : "")}";
    }

    private static string Bytes(LayerMoveReport layer) =>
        layer.Basis switch
        {
            "samecontent" => "the same bytes",
            "known" => PlanText.Bytes(layer.Bytes),
            var basis => $"about {PlanText.Bytes(layer.Bytes)}{(basis == "stated" ? " *" : "")}",
        };

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}

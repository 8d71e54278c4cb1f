using System.Text;
using Slipway.Core.Auditing;

namespace Slipway.Core.Rendering.Auditing;

/// <summary>Audits as lines for people: plain text, the same on a terminal and in a file.</summary>
public static class AuditText
{
    /// <summary>Columns where nobody says how wide the terminal is.</summary>
    public const int Width = 100;

    /// <summary>Packages and paths of a finding that are printed; the other faces have all.</summary>
    private const int MostPackages = 20;
    private const int MostPlaces = 5;

    /// <summary>For each image its size, budgets, layers, largest packages and findings; at the end what several images share.</summary>
    /// <param name="reports">One for each image and platform.</param>
    /// <param name="width">Columns; long names are shortened to it, down to 60.</param>
    public static string Render(IReadOnlyList<AuditReport> reports, int width = Width)
    {
        var text = new StringBuilder();
        foreach (var report in reports)
            Image(text, report, Math.Max(width, 60));
        if (AuditSharing.Of(reports) is { } sharing)
        {
            text.Append(sharing.Sentence).Append('\n');
            foreach (var part in sharing.Parts)
                text.Append(
                    $"  {AuditWords.Size(part.Own)} of its own, {AuditWords.Size(part.Shared)} shared: {AuditWords.Shown(part.Name, width - 40)} {part.Platform}\n"
                );
        }
        return text.ToString();
    }

    private static void Image(StringBuilder text, AuditReport report, int width)
    {
        var (image, measures) = (report.Image, report.Measures);
        text.Append($"{AuditWords.Shown(image.Name, width - 20)}  {image.Platform}\n");
        text.Append($"  {image.Manifest}\n");
        text.Append($"  {AuditWords.Size(image.Packed)} packed, {AuditWords.Size(image.Unpacked)} unpacked, ")
            .Append(
                $"{AuditWords.Count(image.Layers.Count, "layer")}, {AuditWords.Count(measures.Files, "file")}, {AuditWords.Count(report.Packages.Count, "package")}\n"
            );
        text.Append($"  efficiency {AuditWords.Percent(measures.Efficiency)}, {AuditWords.Size(measures.Wasted)} wasted\n");
        if (measures.ReplacedBytes + measures.DeletedBytes + measures.DuplicatedBytes > 0)
            text.Append(
                $"  {AuditWords.Size(measures.ReplacedBytes)} replaced, {AuditWords.Size(measures.DeletedBytes)} deleted, {AuditWords.Size(measures.DuplicatedBytes)} duplicated\n"
            );
        if (report.History is [.., var last])
            text.Append($"  {AuditWords.Change(image.Packed - last.Packed)} since {last.Record}\n");
        AuditBudgetText.Render(text, report.Budgets, width);
        Layers(text, report, width);
        Packages(text, report, width);
        Findings(text, report, width);
        text.Append('\n');
    }

    private static void Layers(StringBuilder text, AuditReport report, int width)
    {
        if (report.Image.Layers.Count == 0)
            return;
        text.Append("\n  layers, MB\n");
        text.Append($"  {"", 3}  {"packed", 8}  {"unpacked", 8}  {"share", 5}  made by\n");
        foreach (var layer in report.Image.Layers)
            text.Append(
                $"  {layer.Number, 3}  {AuditWords.Megabytes(layer.Blob.Size), 8}  {AuditWords.Megabytes(layer.Unpacked), 8}  {AuditWords.Part(layer.Blob.Size, report.Image.Packed), 5}  {AuditWords.Shown(AuditWords.Maker(layer.Instruction), width - 34)}\n"
            );
    }

    private static void Packages(StringBuilder text, AuditReport report, int width)
    {
        if (report.Packages.Count == 0)
            return;
        var most = Math.Min(MostPackages, report.Packages.Count);
        text.Append(most < report.Packages.Count ? $"\n  packages, MB: the {most} largest of {report.Packages.Count}\n" : "\n  packages, MB\n");
        text.Append($"  {"layer", 5}  {"packed", 8}  {"unpacked", 8}  {"files", 6}  package\n");
        foreach (var package in report.Packages.Take(most))
            text.Append(
                $"  {package.Layer, 5}  {AuditWords.Megabytes(package.Packed), 8}  {AuditWords.Megabytes(package.Bytes), 8}  {package.Files, 6}  {AuditWords.Shown($"{package.Name} {package.Version}", width - 37)}\n"
            );
    }

    private static void Findings(StringBuilder text, AuditReport report, int width)
    {
        text.Append($"\n  findings: {FindingGroup.Sum(report.Findings)}\n");
        foreach (var group in FindingGroup.Of(report.Findings))
        {
            text.Append(
                $"  {AuditWords.Word(group.First.Severity), -6}  {group.First.Rule}, {AuditWords.Size(group.Bytes)}: {AuditWords.Shown(group.First.What)}\n"
            );
            foreach (var finding in group.Findings.Take(MostPlaces))
            {
                text.Append($"          {AuditWords.Size(finding.Bytes), 9}  {AuditWords.Shown(finding.Path, width - 21)}\n");
                text.Append($"                     {AuditWords.Shown(By(finding.Blame with { LockLine = null }), width - 21)}\n");
                if (finding.Blame.LockLine is { } line)
                    text.Append($"                     asked for by {AuditWords.Shown(line, width - 34)}\n");
            }
            if (group.Findings.Count > MostPlaces)
                text.Append($"                     and {AuditWords.Count(group.Findings.Count - MostPlaces, "path")} more (--json has all)\n");
            text.Append($"          do: {AuditWords.Shown(group.First.Remedy)}\n");
        }
        if (report.Suppressed.Count > 0)
            text.Append($"  accepted: {FindingGroup.Sum([.. report.Suppressed.Select(x => x.Finding)])}\n");
    }

    /// <summary>Whom to blame, in words.</summary>
    /// <param name="blame">The blame.</param>
    internal static string By(Blame blame) =>
        $"layer {blame.Layer}, {AuditWords.Maker(blame.Instruction)}"
        + (blame.Package is null ? "" : $", package {blame.Package}")
        + (blame.LockLine is null ? "" : $", asked for by {blame.LockLine}");
}

using System.Globalization;
using System.Text;
using Slipway.Core.Auditing;
using Slipway.Core.Auditing.Measures;

namespace Slipway.Core.Rendering;

/// <summary>The figures of an audit in plain lines.</summary>
public static class AuditDraft
{
    private const int Shown = 10;

    /// <summary>Lines of one image.</summary>
    /// <param name="report">The report.</param>
    public static string Render(AuditReport report)
    {
        var (image, measures) = (report.Image, report.Measures);
        var text = new StringBuilder();
        text.Append($"{image.Name}  {image.Platform}  {image.Manifest}\n");
        text.Append($"{image.Layers.Count} layers, {Megabytes(image.Packed)} packed, {Megabytes(image.Unpacked)} unpacked, {measures.Files} paths\n");
        text.Append(CultureInfo.InvariantCulture, $"efficiency {100 * measures.Efficiency:0.00} %, wasted {Megabytes(measures.Wasted)} as dive counts\n");
        text.Append(
            $"replaced {Megabytes(measures.ReplacedBytes)}, deleted {Megabytes(measures.DeletedBytes)}, duplicated {Megabytes(measures.DuplicatedBytes)}\n"
        );
        foreach (var layer in image.Layers)
            text.Append($"{layer.Number, 3} {Megabytes(layer.Blob.Size), 12} {Megabytes(layer.Unpacked), 12}  {Printable(layer.Instruction)}\n");
        foreach (var path in measures.Shadowed.Take(Shown))
            text.Append($"  {(path.Deleted ? "deleted " : "replaced")} {Megabytes(path.Wasted), 12}  {Printable(path.Path)}\n");
        foreach (var copies in measures.Duplicates.Take(Shown))
            text.Append($"  {copies.Places.Count, 3} equal {Megabytes(copies.Wasted), 12}  {Printable(copies.Places[0].Path)}\n");
        return text.ToString();
    }

    /// <summary>Lines of what images have in common.</summary>
    /// <param name="family">The images.</param>
    public static string Render(FamilySharing family)
    {
        var text = new StringBuilder($"together {Megabytes(family.Stored)} packed; {Megabytes(family.Alone)} if nothing were shared\n");
        foreach (var image in family.Images)
            text.Append(
                $"  {Megabytes(image.Own), 12} own, {Megabytes(image.Shared), 12} shared in {image.Layers} layers  {Printable(image.Name)} {image.Platform}\n"
            );
        return text.ToString();
    }

    private static string Printable(string text) => Diagnostics.Printable.Of(text, 160);

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.000} MB");
}

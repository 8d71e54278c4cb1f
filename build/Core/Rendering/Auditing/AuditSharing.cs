using Slipway.Core.Auditing;

namespace Slipway.Core.Rendering.Auditing;

/// <summary>What several images have in common: a registry keeps a layer of one digest once.</summary>
/// <param name="Images">How many images.</param>
/// <param name="Packed">Packed bytes of all of them, each layer counted as often as it is used.</param>
/// <param name="Kept">Packed bytes of all different layers.</param>
/// <param name="Layers">How many different layers.</param>
/// <param name="Shared">How many of them more than one image has.</param>
public sealed record AuditSharing(int Images, long Packed, long Kept, int Layers, int Shared)
{
    /// <summary>That of some audits; null for fewer than two.</summary>
    /// <param name="reports">The audits.</param>
    public static AuditSharing? Of(IReadOnlyList<AuditReport> reports)
    {
        if (reports.Count < 2)
            return null;
        var layers = reports.SelectMany((x, image) => x.Image.Layers.Select(layer => (layer.Blob, image))).GroupBy(x => x.Blob.Digest).ToList();
        return new AuditSharing(
            reports.Count,
            reports.Sum(x => x.Image.Packed),
            layers.Sum(x => x.First().Blob.Size),
            layers.Count,
            layers.Count(x => x.Select(use => use.image).Distinct().Count() > 1)
        );
    }

    /// <summary>In a sentence.</summary>
    public string Sentence =>
        $"{AuditWords.Count(Images, "image")} of {AuditWords.Size(Packed)} packed take {AuditWords.Size(Kept)}: {Shared} of {AuditWords.Count(Layers, "layer")} are in more than one";
}

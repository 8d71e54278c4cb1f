using Slipway.Core.Auditing;
using Slipway.Core.Auditing.Measures;

namespace Slipway.Core.Rendering.Auditing;

/// <summary>What several images have in common: a registry keeps a layer of one digest once.</summary>
/// <param name="Images">How many images.</param>
/// <param name="Packed">Packed bytes of all of them, each layer counted as often as it is used.</param>
/// <param name="Kept">Packed bytes of all different layers.</param>
/// <param name="Layers">How many different layers.</param>
/// <param name="Shared">How many of them more than one image has.</param>
public sealed record AuditSharing(int Images, long Packed, long Kept, int Layers, int Shared)
{
    /// <summary>For each image, what of it another one has too.</summary>
    public IReadOnlyList<SharedImage> Parts { get; init; } = [];

    /// <summary>That of some audits; null for fewer than two.</summary>
    /// <param name="reports">The audits.</param>
    public static AuditSharing? Of(IReadOnlyList<AuditReport> reports)
    {
        if (reports.Count < 2)
            return null;
        var family = FamilySharing.Of([.. reports.Select(x => x.Image)]);
        var users = reports.SelectMany((x, image) => x.Image.Layers.Select(layer => (layer.Blob.Digest, image))).GroupBy(x => x.Digest, x => x.image).ToList();
        return new AuditSharing(reports.Count, family.Alone, family.Stored, users.Count, users.Count(x => x.Distinct().Count() > 1)) { Parts = family.Images };
    }

    /// <summary>In a sentence.</summary>
    public string Sentence =>
        $"{AuditWords.Count(Images, "image")} of {AuditWords.Size(Packed)} packed take {AuditWords.Size(Kept)}: {Shared} of {AuditWords.Count(Layers, "layer")} are in more than one";
}

namespace Slipway.Core.Images;

/// <summary>A manifest that is attached to an image and listed in its index, such as an attestation. Its blobs are small.</summary>
/// <param name="Descriptor">As the index lists it.</param>
/// <param name="Manifest">Bytes of its manifest.</param>
/// <param name="Blobs">Its config and layers.</param>
public sealed record Attachment(Descriptor Descriptor, byte[] Manifest, IReadOnlyList<(Descriptor Descriptor, byte[] Bytes)> Blobs);

/// <summary>What a name in a registry points at: always an index, also for one platform.</summary>
/// <param name="Images">One a platform.</param>
/// <param name="Attachments">What is attached to them.</param>
/// <param name="Bytes">Bytes of the index.</param>
/// <param name="Descriptor">Names the index.</param>
public sealed record AssembledIndex(IReadOnlyList<AssembledImage> Images, IReadOnlyList<Attachment> Attachments, byte[] Bytes, Descriptor Descriptor);

/// <summary>Writes the index, the only place for facts that change with every commit.</summary>
public static class IndexAssembly
{
    /// <summary>Annotation: the commit.</summary>
    public const string Revision = "org.opencontainers.image.revision";

    /// <summary>Annotation: the commit's date.</summary>
    public const string Created = "org.opencontainers.image.created";

    /// <summary>Assembles an index.</summary>
    /// <param name="images">One a platform; ordered by platform in the index, whatever the order here.</param>
    /// <param name="annotations">Such as <see cref="Revision"/>; may be empty.</param>
    /// <param name="attachments">Attestations and the like.</param>
    public static AssembledIndex Assemble(
        IEnumerable<AssembledImage> images,
        IReadOnlyDictionary<string, string>? annotations = null,
        IReadOnlyList<Attachment>? attachments = null
    )
    {
        AssembledImage[] ordered = [.. images.OrderBy(i => i.Platform.ToString(), StringComparer.Ordinal)];
        var bytes = OciJson.Write(
            new ImageIndex([.. ordered.Select(i => i.ManifestDescriptor), .. (attachments ?? []).Select(a => a.Descriptor)])
            {
                Annotations = annotations is { Count: > 0 } ? annotations : null,
            }
        );
        return new AssembledIndex(ordered, attachments ?? [], bytes, new Descriptor(MediaTypes.Index, Digest.Of(bytes), bytes.Length));
    }
}

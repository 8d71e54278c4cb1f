namespace Slipway.Core.Images;

/// <summary>Names a blob (image-spec, descriptor.md).</summary>
/// <param name="MediaType">What it is.</param>
/// <param name="Digest">Its digest.</param>
/// <param name="Size">Its bytes.</param>
public sealed record Descriptor(string MediaType, Digest Digest, long Size)
{
    /// <summary>The platform, in an index.</summary>
    public DescriptorPlatform? Platform { get; init; }

    /// <summary>Kind of an artifact, in an index or a referrers answer.</summary>
    public string? ArtifactType { get; init; }

    /// <summary>Free facts.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}

/// <summary>The platform of a manifest as an index writes it.</summary>
/// <param name="Architecture">Such as <c>amd64</c>.</param>
/// <param name="Os">Such as <c>linux</c>.</param>
/// <param name="Variant">Such as <c>v8</c>; mostly absent.</param>
public sealed record DescriptorPlatform(string Architecture, string Os, string? Variant = null);

namespace Slipway.Core.Images;

/// <summary>An image manifest (image-spec, manifest.md).</summary>
/// <param name="Config">The config's blob.</param>
/// <param name="Layers">The layers' blobs, lowest first.</param>
public sealed record Manifest(Descriptor Config, IReadOnlyList<Descriptor> Layers)
{
    /// <summary>Always 2.</summary>
    public int SchemaVersion { get; init; } = 2;

    /// <summary>Its own media type.</summary>
    public string? MediaType { get; init; } = MediaTypes.Manifest;

    /// <summary>Kind of an artifact that is no image.</summary>
    public string? ArtifactType { get; init; }

    /// <summary>What the artifact belongs to.</summary>
    public Descriptor? Subject { get; init; }

    /// <summary>Free facts.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}

/// <summary>An image index (image-spec, image-index.md).</summary>
/// <param name="Manifests">One a platform, and what is attached to them.</param>
public sealed record ImageIndex(IReadOnlyList<Descriptor> Manifests)
{
    /// <summary>Always 2.</summary>
    public int SchemaVersion { get; init; } = 2;

    /// <summary>Its own media type.</summary>
    public string? MediaType { get; init; } = MediaTypes.Index;

    /// <summary>Free facts: revision and date stand here and nowhere else.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}

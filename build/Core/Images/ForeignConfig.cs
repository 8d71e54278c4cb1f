namespace Slipway.Core.Images;

/// <summary>An image config as others write it: what a container starts with and the history may be absent (image-spec, config.md).</summary>
/// <param name="Architecture">Such as <c>amd64</c>.</param>
/// <param name="Os">Such as <c>linux</c>.</param>
/// <param name="Rootfs">The uncompressed layers.</param>
internal sealed record ForeignConfig(string Architecture, string Os, RootFs Rootfs)
{
    /// <summary>Processor variant.</summary>
    public string? Variant { get; init; }

    /// <summary>When it was made.</summary>
    public string? Created { get; init; }

    /// <summary>What a container starts with.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("config")]
    public ContainerConfig? Container { get; init; }

    /// <summary>One entry a step.</summary>
    public IReadOnlyList<HistoryEntry>? History { get; init; }

    /// <summary>The same as other parts know it.</summary>
    public ImageConfig Config() => new(Architecture, Os, Container, Rootfs, History) { Created = Created, Variant = Variant };
}

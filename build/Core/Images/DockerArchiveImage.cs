using System.Text.Json.Serialization;

namespace Slipway.Core.Images;

/// <summary>One image of <c>manifest.json</c>, the list that <c>docker save</c> writes and graph drivers want in a <c>docker load</c>.</summary>
/// <param name="Config">Path of the config in the archive.</param>
/// <param name="RepoTags">Its names; null or empty for none.</param>
/// <param name="Layers">Paths of the layers in the archive, lowest first.</param>
public sealed record DockerArchiveImage(
    [property: JsonPropertyName("Config")] string Config,
    [property: JsonPropertyName("RepoTags")] IReadOnlyList<string>? RepoTags,
    [property: JsonPropertyName("Layers")] IReadOnlyList<string> Layers
);

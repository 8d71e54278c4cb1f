using System.Text.Json.Serialization;

namespace Slipway.Core.Images;

/// <summary>An image config (image-spec, config.md).</summary>
/// <param name="Architecture">Such as <c>amd64</c>.</param>
/// <param name="Os">Such as <c>linux</c>.</param>
/// <param name="Config">What a container starts with.</param>
/// <param name="Rootfs">The uncompressed layers.</param>
/// <param name="History">One entry a layer.</param>
public sealed record ImageConfig(string Architecture, string Os, ContainerConfig? Config, RootFs Rootfs, IReadOnlyList<HistoryEntry>? History)
{
    /// <summary>A constant, so that the same content gives the same config.</summary>
    public string? Created { get; init; }

    /// <summary>Variant of the processor.</summary>
    public string? Variant { get; init; }
}

/// <summary>What a container starts with. Names are written as Docker does: with a capital letter.</summary>
public sealed record ContainerConfig
{
    /// <summary>User and group that the process runs as, such as <c>10001:10001</c>.</summary>
    [JsonPropertyName("User")]
    public string? User { get; init; }

    /// <summary>Ports the service listens on, such as <c>8000/tcp</c>.</summary>
    [JsonPropertyName("ExposedPorts")]
    [JsonConverter(typeof(NameSetConverter))]
    public IReadOnlyList<string>? ExposedPorts { get; init; }

    /// <summary>Variables, <c>NAME=value</c>.</summary>
    [JsonPropertyName("Env")]
    public IReadOnlyList<string>? Env { get; init; }

    /// <summary>The program, exec form.</summary>
    [JsonPropertyName("Entrypoint")]
    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary>Its arguments, replaced by those of <c>docker run</c>.</summary>
    [JsonPropertyName("Cmd")]
    public IReadOnlyList<string>? Cmd { get; init; }

    /// <summary>Paths meant for volumes; read from bases, kept.</summary>
    [JsonPropertyName("Volumes")]
    [JsonConverter(typeof(NameSetConverter))]
    public IReadOnlyList<string>? Volumes { get; init; }

    /// <summary>Working directory.</summary>
    [JsonPropertyName("WorkingDir")]
    public string? WorkingDir { get; init; }

    /// <summary>Labels that do not change with the commit.</summary>
    [JsonPropertyName("Labels")]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Signal that ends it.</summary>
    [JsonPropertyName("StopSignal")]
    public string? StopSignal { get; init; }

    /// <summary>Docker's extension: how an engine asks whether the service is well.</summary>
    [JsonPropertyName("Healthcheck")]
    public Healthcheck? Healthcheck { get; init; }
}

/// <summary>How an engine asks whether the service is well. Times in nanoseconds, as Docker has them.</summary>
/// <param name="Test"><c>CMD</c> and the program's words.</param>
/// <param name="Interval">Between two checks.</param>
/// <param name="Timeout">For one check.</param>
/// <param name="StartPeriod">In which failures do not count.</param>
/// <param name="Retries">Failures in a row that make it unhealthy.</param>
public sealed record Healthcheck(
    [property: JsonPropertyName("Test")] IReadOnlyList<string> Test,
    [property: JsonPropertyName("Interval")] long? Interval = null,
    [property: JsonPropertyName("Timeout")] long? Timeout = null,
    [property: JsonPropertyName("StartPeriod")] long? StartPeriod = null,
    [property: JsonPropertyName("Retries")] int? Retries = null
);

/// <summary>The uncompressed layers of an image.</summary>
/// <param name="Type">Always <c>layers</c>.</param>
/// <param name="DiffIds">Lowest first.</param>
public sealed record RootFs(string Type, [property: JsonPropertyName("diff_ids")] IReadOnlyList<Digest> DiffIds);

/// <summary>Where a layer comes from.</summary>
/// <param name="Created">A constant.</param>
/// <param name="CreatedBy">Maker and name of the layer.</param>
/// <param name="Comment">Its key.</param>
/// <param name="EmptyLayer">Whether it has no layer; read from bases only.</param>
public sealed record HistoryEntry(
    string? Created = null,
    [property: JsonPropertyName("created_by")] string? CreatedBy = null,
    string? Comment = null,
    [property: JsonPropertyName("empty_layer")] bool? EmptyLayer = null
);

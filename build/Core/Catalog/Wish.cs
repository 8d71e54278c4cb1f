namespace Slipway.Core.Catalog;

/// <summary>What the user asked for, and the machine's facts that rules look at. Null or empty where nothing was said.</summary>
/// <param name="HostPlatform">The machine's own platform: the default.</param>
public sealed record Wish(Platform HostPlatform)
{
    /// <summary>What to install.</summary>
    public Mode? Mode { get; init; }

    /// <summary>What to compute on.</summary>
    public Device? Device { get; init; }

    /// <summary>What to infer with.</summary>
    public IReadOnlyList<BackendChoice> Backends { get; init; } = [];

    /// <summary>Platforms as typed, such as <c>linux/amd64</c>.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = [];

    /// <summary>Where bases and packages come from, as typed.</summary>
    public string? Upstream { get; init; }

    /// <summary>CUDA version as typed.</summary>
    public string? Cuda { get; init; }

    /// <summary>GPU generations as typed, such as <c>9.0+PTX</c>.</summary>
    public IReadOnlyList<string> Architectures { get; init; } = [];

    /// <summary>Upstreams of the user's own: <c>upstreams</c> in slipway.json.</summary>
    public IReadOnlyList<CustomUpstream> CustomUpstreams { get; init; } = [];

    /// <summary>What the machine runs.</summary>
    public HostSystem System { get; init; } = HostSystem.Linux;

    /// <summary>Whether an engine that runs Linux is in reach, or a builder of buildx was named. Asked only off Linux.</summary>
    public bool HasLinuxEngine { get; init; } = true;
}

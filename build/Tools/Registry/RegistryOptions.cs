namespace Slipway.Tools.Registry;

/// <summary>How registries are talked to.</summary>
public sealed record RegistryOptions
{
    /// <summary>How long one request may be tried again, counted from its first failure.</summary>
    public TimeSpan RetryBudget { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a registry that does not even accept connections is tried again; never longer than <see cref="RetryBudget"/>.</summary>
    public TimeSpan UnreachableBudget { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The first wait; each further one is twice as long, at most 8 s, less a random part of up to one half.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long nothing may move before a request counts as failed.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Blobs that are sent or pulled at a time.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>Questions without a body, such as for a key or a mount, that are asked at a time: they wait for the network and for nothing else.</summary>
    public int Questions { get; init; } = 16;

    /// <summary>Hosts, with port where there is one, that speak plain http although they are not on this machine.</summary>
    public IReadOnlyCollection<string> InsecureHosts { get; init; } = [];

    /// <summary>Folder of Docker's config.json; <c>DOCKER_CONFIG</c>, else <c>~/.docker</c>, when null.</summary>
    public string? DockerConfigFolder { get; init; }

    /// <summary>How long a credential helper may take.</summary>
    public TimeSpan HelperLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Receives one line each time something is tried again.</summary>
    public Action<string>? Say { get; init; }
}

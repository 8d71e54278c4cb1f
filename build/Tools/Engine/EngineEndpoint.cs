using Docker.DotNet;

namespace Slipway.Tools.Engine;

/// <summary>Where an engine is, and who said so.</summary>
/// <param name="Address">As <c>DOCKER_HOST</c> spells it, such as <c>unix:///var/run/docker.sock</c>.</param>
/// <param name="Source">What named it: <c>DOCKER_HOST</c>, <c>context NAME</c>, <c>the default socket</c>, <c>the own engine</c>.</param>
/// <param name="Chosen">Whether the user named it: then no other one is taken in its place.</param>
/// <param name="Context">The docker context that it comes from, which may carry keys and ways that the address alone does not; null otherwise.</param>
public sealed record EngineEndpoint(string Address, string Source, bool Chosen, string? Context = null)
{
    /// <summary>The default socket of Linux and macOS.</summary>
    public static readonly EngineEndpoint Default = new("unix:///var/run/docker.sock", "the default socket", Chosen: false);

    /// <summary>The address as a URI.</summary>
    public Uri Uri => new(Address);

    /// <summary>The path of the unix socket; null for other schemes.</summary>
    public string? Socket => Address.StartsWith("unix://", StringComparison.Ordinal) ? Address["unix://".Length..] : null;

    /// <summary>The machine that published ports of containers are reached at.</summary>
    public string PublishedHost => Socket is null ? Uri.Host : "127.0.0.1";

    /// <summary>The variables that lead the docker command and its plugins to this engine.</summary>
    public IReadOnlyDictionary<string, string?> Environment =>
        Context is null
            ? new Dictionary<string, string?> { ["DOCKER_HOST"] = Address, ["DOCKER_CONTEXT"] = null }
            : new Dictionary<string, string?> { ["DOCKER_HOST"] = null, ["DOCKER_CONTEXT"] = Context };

    /// <summary>A client for the engine's API. The caller disposes it.</summary>
    public DockerClient CreateClient()
    {
        using var configuration = new DockerClientConfiguration(Uri);
        return configuration.CreateClient();
    }
}

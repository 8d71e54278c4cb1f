namespace Slipway.Core.Planning.Caches;

/// <summary>What decides which caches a builder can use.</summary>
/// <param name="Driver">Driver of buildx: <c>docker</c>, <c>docker-container</c>, <c>kubernetes</c> or <c>remote</c>.</param>
/// <param name="HasContainerdStore">Whether the engine keeps images in containerd's store; of no account for other drivers.</param>
/// <param name="EngineVersion">The engine's version; of no account for other drivers.</param>
/// <param name="BuildxVersion">buildx's version.</param>
/// <param name="BuildKitVersion">BuildKit's version; null where it does not say.</param>
public sealed record BuilderAbilities(string Driver, bool HasContainerdStore, string EngineVersion, string BuildxVersion, string? BuildKitVersion)
{
    /// <summary>Whether the engine itself builds.</summary>
    public bool IsDocker => Driver == "docker";
}

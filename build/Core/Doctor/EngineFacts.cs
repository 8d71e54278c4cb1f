using Slipway.Core.Diagnostics;

namespace Slipway.Core.Doctor;

/// <summary>The engine as a search found it; nothing was started.</summary>
/// <param name="Found">The engine in reach that can do the job; null where there is none.</param>
/// <param name="Problems">Everything that is wrong with those that were looked at.</param>
/// <param name="IsChosen">Whether the user named one, so that none other may be taken in its place.</param>
/// <param name="Obstacle">Why no own one can be started here; null where it can.</param>
/// <param name="Leftovers">What a killed build's own engine left: processes, mounts, interfaces.</param>
public sealed record EngineFacts(EngineFound? Found, IReadOnlyList<Problem> Problems, bool IsChosen, string? Obstacle, IReadOnlyList<string> Leftovers);

/// <summary>An engine that can do the job.</summary>
/// <param name="Address">As <c>DOCKER_HOST</c> spells it.</param>
/// <param name="Version">The daemon's version.</param>
/// <param name="Buildx">The plugin's version.</param>
/// <param name="HasContainerdStore">Whether images are kept in containerd's store.</param>
/// <param name="StorageDriver">Snapshotter or graph driver.</param>
/// <param name="DataRoot">Where it keeps its data.</param>
/// <param name="DataKind">File system of that folder; null where it is on another machine.</param>
/// <param name="Platforms">Platforms that its RUN steps and containers work for.</param>
/// <param name="IsOwn">Whether it is the build's own.</param>
/// <param name="MissingBridge">The interface of its bridge network where that is gone; null otherwise.</param>
public sealed record EngineFound(
    string Address,
    string Version,
    string Buildx,
    bool HasContainerdStore,
    string StorageDriver,
    string DataRoot,
    string? DataKind,
    IReadOnlySet<string> Platforms,
    bool IsOwn,
    string? MissingBridge
)
{
    /// <summary>Whether it runs without root.</summary>
    public bool IsRootless { get; init; }
}

using Slipway.Core.Catalog;

namespace Slipway.Tools.Engine;

/// <summary>How an engine keeps images.</summary>
public enum ImageStoreKind
{
    /// <summary>containerd's content store: images keep their digest, a load may leave out blobs that are there.</summary>
    Containerd,

    /// <summary>The older graph drivers: an image's id is its config's digest, a load must be whole.</summary>
    GraphDriver,
}

/// <summary>What an engine is and can do.</summary>
/// <param name="Version">The daemon's version as it gives it, such as <c>28.5.2+dfsg4</c>.</param>
/// <param name="ApiVersion">The newest API version that it speaks, such as <c>1.51</c>.</param>
/// <param name="ImageStore">How it keeps images.</param>
/// <param name="StorageDriver">The snapshotter or graph driver, such as <c>overlayfs</c>.</param>
/// <param name="DataRoot">Where it keeps its data, on its own machine.</param>
/// <param name="Architecture">Its machine, as <see cref="Platform.Machine"/>.</param>
/// <param name="CgroupVersion"><c>1</c> or <c>2</c>.</param>
/// <param name="Buildx">The plugin that builds with it.</param>
/// <param name="Builder">The builder that buildx would use.</param>
public sealed record EngineFeatures(
    string Version,
    string ApiVersion,
    ImageStoreKind ImageStore,
    string StorageDriver,
    string DataRoot,
    string Architecture,
    string CgroupVersion,
    BuildxPlugin Buildx,
    BuilderFacts Builder
)
{
    /// <summary>What the engine calls itself: another one after its data was deleted.</summary>
    public string Id { get; init; } = "";

    /// <summary>Whether the daemon runs without root (it lists <c>name=rootless</c> among its security options).</summary>
    public bool IsRootless { get; init; }

    /// <summary>Whether <c>buildx build --check</c> works: buildx 0.15 and an engine whose built-in frontend has the lint rules.</summary>
    public bool Checks => VersionNumber.IsAtLeast(Buildx.Version, "0.15") && (Builder.Driver != "docker" || VersionNumber.IsAtLeast(Version, "27.0"));

    /// <summary>Whether caches can be exported to a registry: not by the docker driver on a graph driver's store.</summary>
    public bool ExportsCache => Builder.Driver != "docker" || ImageStore == ImageStoreKind.Containerd;

    /// <summary>Whether a RUN step or a container of that platform works here, natively or by emulation (binfmt).</summary>
    /// <param name="platform">The platform.</param>
    public bool Runs(Platform platform) => Builder.Platforms.Contains(platform.ToString());
}

/// <summary>The buildx program.</summary>
/// <param name="Program">Absolute path of <c>docker-buildx</c>.</param>
/// <param name="Version">Its version, such as <c>0.29.1+ds1</c>.</param>
public sealed record BuildxPlugin(string Program, string Version);

/// <summary>A builder of buildx.</summary>
/// <param name="Name">Its name; <c>default</c> is the engine itself.</param>
/// <param name="Driver"><c>docker</c>, <c>docker-container</c>, <c>kubernetes</c> or <c>remote</c>.</param>
/// <param name="BuildKitVersion">BuildKit's version; null where the engine was built without one (Debian's is).</param>
/// <param name="Platforms">OCI platforms that its RUN steps work for, such as <c>linux/amd64</c>.</param>
public sealed record BuilderFacts(string Name, string Driver, string? BuildKitVersion, IReadOnlySet<string> Platforms);

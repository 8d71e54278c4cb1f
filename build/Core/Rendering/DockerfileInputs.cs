using Slipway.Core.Catalog;
using Slipway.Core.Layering;
using Slipway.Core.Locks;

namespace Slipway.Core.Rendering;

/// <summary>What a plain Dockerfile is rendered from. Nothing in it was built: it is known from catalog, settings and locks alone.</summary>
/// <param name="Selection">What the image is.</param>
/// <param name="Service">The service that it carries.</param>
/// <param name="Platforms">Wheels by layer for each platform of the selection.</param>
/// <param name="Products">Dockerfiles of the products that compile the service's native code; null where there is none, or where the upstream has no toolchain for it.</param>
/// <param name="Model">The model; null for none.</param>
/// <param name="Base">The base image of a registry; null where the base is a tree that Slipway unpacked.</param>
public sealed record DockerfileInputs(
    Selection Selection,
    ServiceFacts Service,
    IReadOnlyList<PlatformWheels> Platforms,
    ProductFiles? Products,
    ModelPin? Model,
    PinnedBase? Base
)
{
    /// <summary>Whether the image carries bytecode of its wheels.</summary>
    public bool Bytecode { get; init; } = true;

    /// <summary>Whether the image is built without a network: its packages are in the folder.</summary>
    public bool IsOffline => Base is null;

    /// <summary>Names of the groups of wheels on any platform, in the order of their layers.</summary>
    public IReadOnlyList<string> Groups => [.. Platforms.SelectMany(x => x.Groups).Select(x => x.Name).Distinct()];
}

/// <summary>The wheels of one platform.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Groups">Wheels by layer, lowest first.</param>
public sealed record PlatformWheels(Platform Platform, IReadOnlyList<WheelGroup> Groups)
{
    /// <summary>The name of the group of source archives.</summary>
    public const string Source = "source";

    /// <summary>The wheels of a lock. Source archives are a group of their own: only its stage has compilers.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="layers">The groups of its layers, source archives among them.</param>
    public static PlatformWheels Of(Platform platform, IReadOnlyList<WheelGroup> layers)
    {
        List<LockedPackage> source = [.. layers.SelectMany(x => x.Wheels).Where(x => x.IsSdist).OrderBy(x => x.NormalizedName, StringComparer.Ordinal)];
        if (source.Count == 0)
            return new(platform, layers);
        var groups = layers.Select(x => x with { Wheels = [.. x.Wheels.Where(y => !y.IsSdist)] }).Where(x => x.Wheels.Count > 0);
        return new(platform, [.. groups, new WheelGroup(Source, source)]);
    }
}

/// <summary>The Dockerfiles of the products that BuildKit makes.</summary>
/// <param name="BuildBase">Text of build-base.Dockerfile.</param>
/// <param name="BackendBuild">Text of backend-build.Dockerfile.</param>
public sealed record ProductFiles(string BuildBase, string BackendBuild);

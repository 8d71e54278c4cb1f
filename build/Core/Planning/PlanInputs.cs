using Slipway.Core.Catalog;
using Slipway.Core.Catalog.Components;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Layering;
using Slipway.Core.Planning.Keys;

namespace Slipway.Core.Planning;

/// <summary>Everything that a plan is made from, read and hashed before: planning itself reads nothing.</summary>
/// <param name="Selection">What is built.</param>
/// <param name="Service">The service.</param>
/// <param name="Platforms">Locks by platform, in the order of the selection.</param>
/// <param name="App">Files of the app layer, paths below the service's source folder.</param>
/// <param name="Native">Native sources; empty for none.</param>
/// <param name="Model">The model; null for none.</param>
/// <param name="Toolchain">Packages of the toolchain image, for the machine's own architecture.</param>
/// <param name="BuildBase">Dockerfile and steps of BuildBase.</param>
/// <param name="BackendBuild">Dockerfile and steps of BackendBuild.</param>
/// <param name="Host">The machine's own platform: where compilers run.</param>
public sealed record PlanInputs(
    Selection Selection,
    ServiceFacts Service,
    IReadOnlyList<PlatformInputs> Platforms,
    IReadOnlyList<FileFact> App,
    IReadOnlyList<FileFact> Native,
    ModelPin? Model,
    IReadOnlyList<DebPackage> Toolchain,
    StepFiles BuildBase,
    StepFiles BackendBuild,
    Platform Host
)
{
    /// <summary>Whether only wheels are planned: the base is an image that somebody else makes, and what lies on it waits for it.</summary>
    public bool IsOfWheels => Selection.Upstream.Kind == UpstreamKind.Public;

    /// <summary>Dockerfile and steps that compile wheels; null where no wheel has to be compiled.</summary>
    public StepFiles? CompileWheel { get; init; }

    /// <summary>Packages of further parts of the toolchain that wheels are compiled with, by the word of builds.json.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<DebPackage>> Parts { get; init; } = new Dictionary<string, IReadOnlyList<DebPackage>>();

    /// <summary>Digest of the script that compiles bytecode; null for an image without.</summary>
    public Digest? Bytecode { get; init; }

    /// <summary>What the image has beyond the shipped one; null where it is the shipped one.</summary>
    public DevInputs? Dev { get; init; }

    /// <summary>The native components of the image; null for none.</summary>
    public ComponentInputs? Components { get; init; }
}

/// <summary>What one platform's image is made from.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Python">Full version of the base's Python, such as <c>3.13.5</c>.</param>
/// <param name="Base">Packages of the base.</param>
/// <param name="Syslibs">Packages that shared libraries are taken from.</param>
/// <param name="Groups">Wheels by layer, lowest first.</param>
/// <param name="Locks">The package lock that these are taken from.</param>
public sealed record PlatformInputs(
    Platform Platform,
    string Python,
    IReadOnlyList<DebPackage> Base,
    IReadOnlyList<DebPackage> Syslibs,
    IReadOnlyList<WheelGroup> Groups,
    DebLock Locks
)
{
    /// <summary>Packages of tools, those of the base among them; empty where the image has none.</summary>
    public IReadOnlyList<DebPackage> Tools { get; init; } = [];

    /// <summary>Packages of what tests are run with; empty where the image has none.</summary>
    public IReadOnlyList<DebPackage> TestTools { get; init; } = [];

    /// <summary>Wheels that are compiled from source archives.</summary>
    public IReadOnlyList<SourceBuild> Sources { get; init; } = [];

    /// <summary>The packages of libraries that have a layer of their own.</summary>
    public IEnumerable<(SyslibLayer Layer, DebPackage Package)> OwnSyslibs =>
        from package in Syslibs
        let layer = SyslibLayer.Of(package.Name)
        where layer is not null
        select (layer, package);

    /// <summary>Whether wheels were converted from packages of a suite: those need its libraries.</summary>
    public bool HasConverted => Groups.Any(x => x.Wheels.Any(y => y.Debs.Count > 0));

    /// <summary>Libraries that wheels made of packages open by name; others bring their own.</summary>
    public IReadOnlyList<string> Opened => OpenedLibraries.Of(Groups.SelectMany(x => x.Wheels).Where(x => x.Debs.Count > 0).Select(x => x.NormalizedName));
}

/// <summary>A Dockerfile and the scripts that it mounts.</summary>
/// <param name="Dockerfile">Digest of the Dockerfile.</param>
/// <param name="Steps">The scripts.</param>
public sealed record StepFiles(Digest Dockerfile, IReadOnlyList<FileFact> Steps);

/// <summary>What the native components of an image are compiled from.</summary>
/// <param name="All">Each after what it needs.</param>
/// <param name="Toolchain">Packages of the part of the toolchain image that only they need.</param>
/// <param name="Steps">The scripts that their stages mount.</param>
public sealed record ComponentInputs(IReadOnlyList<ComponentInput> All, IReadOnlyList<DebPackage> Toolchain, IReadOnlyList<FileFact> Steps);

/// <summary>One component and the source that it is compiled from.</summary>
/// <param name="Component">The component.</param>
/// <param name="Upstream">Kind of the upstream: flags and needs may differ by it.</param>
/// <param name="Source">Its source archive; null where a folder stands for it.</param>
/// <param name="Folder">That folder, absolute; null for none.</param>
/// <param name="Files">The folder's files, paths below it.</param>
public sealed record ComponentInput(Component Component, UpstreamKind Upstream, ComponentSource? Source, string? Folder, IReadOnlyList<FileFact> Files)
{
    /// <summary>Its name.</summary>
    public string Name => Component.Name;

    /// <summary>Components that it is compiled against, by name.</summary>
    public IReadOnlyList<string> Needs => Component.NeedsFor(Upstream);

    /// <summary>Its version, in words.</summary>
    public string Version => Source?.Version ?? "folder";
}

using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Layering;
using Slipway.Core.Locks;
using Slipway.Core.Rendering;

namespace Slipway.Tests;

/// <summary>Every selection that the catalog does not refuse, ready to be rendered, with its committed lock where there is one.</summary>
public static class Selections
{
    private static readonly IReadOnlyList<IReadOnlyList<string>> PlatformSets =
    [
        ["linux/amd64"],
        ["linux/arm64"],
        ["linux/amd64", "linux/arm64"],
    ];

    public static IReadOnlyList<Selection> All { get; } =
    [
        .. from upstream in Upstreams.BuiltIn
        from mode in Enum.GetValues<Mode>()
        from device in Enum.GetValues<Device>()
        from backend in Enum.GetValues<Backend>()
        from platforms in PlatformSets
        let wish = new Wish(Platform.Amd64)
        {
            Upstream = upstream.Name,
            Mode = mode,
            Device = device,
            Backends = [(BackendChoice)backend],
            Platforms = platforms,
        }
        let found = Resolver.Try(wish)
        where found.Problems.Count == 0
        select found.Selection!,
    ];

    public static Settings Settings { get; } = Core.Catalog.Settings.Read(Text("slipway.json"), "slipway.json");

    public static BasePins Pins { get; } = BasePins.Read(Text(BasePins.File), BasePins.File);

    public static DockerfileInputs Inputs(Selection selection)
    {
        var isDebian = selection.Upstream.Kind == UpstreamKind.Debian;
        return new DockerfileInputs(
            selection,
            Settings.Service,
            [.. selection.Platforms.Select(x => Wheels(selection, x))],
            isDebian ? new ProductFiles(Text("dockerfiles/build-base.Dockerfile"), Text("dockerfiles/backend-build.Dockerfile")) : null,
            ModelPin.Read(Text(Settings.Service.Model), Settings.Service.Model),
            PinnedBase.Of(selection, Pins)
        );
    }

    /// <summary>A selection without a lock is rendered as its lock would be: here with one package.</summary>
    private static PlatformWheels Wheels(Selection selection, Platform platform)
    {
        var path = $"requirements/locks/{selection.Upstream.Name}/{selection.LockName(platform)}.txt";
        if (File.Exists(Path.Combine(Repository.Root, path)))
            return PlatformWheels.Of(platform, new LockLayering(null, () => []).Of(LockReader.Read(Text(path), path), null).Groups);
        var package = new LockedPackage("sample", "1.0", Digest.Of("sample"), "sample-1.0-py3-none-any.whl", 1, [LockedPackage.Root], false, []);
        return new PlatformWheels(platform, [new WheelGroup("small", [package])]);
    }

    private static string Text(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));
}

using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Tests;
using Slipway.Tools.Debian;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Debian;

/// <summary>The mirrors that this machine's apt uses, and the packages of the committed locks, in Slipway's own store.</summary>
public sealed class RealMirror : IAsyncLifetime
{
    public SlipwayHome Home { get; } = SlipwayHome.FromEnvironment();

    public ContentStore Store => new(Home.Store);

    public DebianArchive Archive { get; } = DebianMirrors.Find([]);

    public static DebianTarget Target(Platform platform) => new("minimal", "onnx", "cpu", platform, DebianSuites.Trixie);

    public static DebLock Debs(Platform platform) => DebLockText.Read(Text(Target(platform).DebsName), Target(platform).DebsName);

    public static IReadOnlyList<ConvertedWheel> Wheels(Platform platform) => WheelLockText.Read(Text(Target(platform).LockName), Target(platform).LockName);

    public async Task InitializeAsync()
    {
        using var fetcher = new DebFetcher(Archive, await DebianMirrors.AptProxyAsync());
        foreach (var platform in Platform.All)
        {
            await fetcher.FetchAsync([.. Debs(platform).Packages.Select(p => p.Package)], Store);
            await new WheelMaker(Store).ProvideAsync(Wheels(platform), Debs(platform), platform);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static string Text(string name) => File.ReadAllText(Path.Combine(Repository.Root, "requirements/locks/debian", name));
}

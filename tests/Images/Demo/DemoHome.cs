using Slipway.Core.Images;
using Slipway.Core.Records;
using Slipway.Images.Tests.Engine;
using Slipway.Tools;
using Slipway.Tools.Engine;
using Slipway.Tools.Processes;
using Slipway.Tools.Store;

namespace Slipway.Images.Tests.Demo;

/// <summary>The demo's image for both platforms, made once by the target as a user would, in a home that keeps its packages for the next run.</summary>
public sealed class DemoHome : IAsyncLifetime
{
    public SlipwayHome Home { get; } = new(Path.Combine(TestCache.Folder, "demo"));

    public DemoCheckout Checkout { get; private set; } = null!;

    public CommandResult First { get; private set; } = null!;

    public string Layout => Checkout["out", "image"];

    public ContentStore Store => new(Home.Store);

    /// <summary>The newest record of a checkout.</summary>
    public BuildRecord Record(DemoCheckout checkout) => checkout.Record(Home);

    /// <summary>Every entry of an image, layer by layer.</summary>
    public IReadOnlyList<(LayerRecord Layer, IReadOnlyList<ListedEntry> Entries)> Layers(string platform) =>
        [
            .. Record(Checkout)
                .Layers.Where(x => x.Id.StartsWith(platform + "/", StringComparison.Ordinal))
                .Select(x =>
                    (
                        x,
                        (IReadOnlyList<ListedEntry>)
                            [
                                .. LayerReader.List(
                                    Store,
                                    new PackedLayer(Digest.Parse(x.Digest), Digest.Parse(x.DiffId), x.BytesOut, x.BytesIn, 0, LayerFormat.Zstd, x.Packer)
                                ),
                            ]
                    )
                ),
        ];

    public async Task InitializeAsync() => (Checkout, First) = await DemoImage.TakeAsync(Home);

    public Task DisposeAsync() => DemoImage.LeaveAsync(Home);
}

/// <summary>The image itself, made for whichever group of tests comes first, its engine stopped after the one that leaves last.</summary>
internal static class DemoImage
{
    private static readonly SemaphoreSlim s_turn = new(1);
    private static int s_groups;
    private static (DemoCheckout Checkout, CommandResult First) s_made;

    public static Task<(DemoCheckout Checkout, CommandResult First)> TakeAsync(SlipwayHome home) =>
        InTurnAsync(async () =>
        {
            if (s_groups == 0)
            {
                await OldEngineData.ForgetAsync(home);
                s_made = await MakeAsync(new DemoCheckout(home.Root));
            }
            s_groups++;
            return s_made;
        });

    public static Task LeaveAsync(SlipwayHome home) =>
        InTurnAsync(async () =>
        {
            if (--s_groups > 0)
                return false;
            if (OwnEngine.Obstacle() is null)
                await new OwnEngine(home, _ => { }).StopAsync(CancellationToken.None);
            s_made.Checkout.Dispose();
            return true;
        });

    private static async Task<(DemoCheckout, CommandResult)> MakeAsync(DemoCheckout checkout)
    {
        if (OwnEngine.Obstacle() is not null)
            return (checkout, null!);
        var first = await checkout.RuntimeAsync("--platform", "linux/amd64,linux/arm64", "--output", "out/image", "--smoke", "on");
        first.ExitCode.ShouldBe(0, first.Output + first.Error);
        return (checkout, first);
    }

    private static async Task<T> InTurnAsync<T>(Func<Task<T>> act)
    {
        await s_turn.WaitAsync();
        try
        {
            return await act();
        }
        finally
        {
            s_turn.Release();
        }
    }
}

/// <summary>All tests with the demo's images, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class DemoGroup : ICollectionFixture<DemoHome>
{
    public const string Name = "demo";
}

/// <summary>Tests that begin with the demo's image and then have a home, and where they need one an engine, of their own: beside the others, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OwnHomesGroup : ICollectionFixture<DemoHome>
{
    public const string Name = "own homes";
}

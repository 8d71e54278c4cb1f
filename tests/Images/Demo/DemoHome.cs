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
    public BuildRecord Record(DemoCheckout checkout) => new Tools.Records.RecordFiles(Home, checkout.Root).Last("minimal-onnx-cpu")!;

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

    public async Task InitializeAsync()
    {
        Checkout = new DemoCheckout(Home.Root);
        if (OwnEngine.Obstacle() is not null)
            return;
        First = await Checkout.RuntimeAsync("--platform", "linux/amd64,linux/arm64", "--output", "out/image", "--smoke", "on");
        First.ExitCode.ShouldBe(0, First.Output + First.Error);
    }

    public async Task DisposeAsync()
    {
        if (OwnEngine.Obstacle() is null)
            await new OwnEngine(Home, _ => { }).StopAsync(CancellationToken.None);
        Checkout.Dispose();
    }
}

/// <summary>All tests with the demo's images, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class DemoGroup : ICollectionFixture<DemoHome>
{
    public const string Name = "demo";
}

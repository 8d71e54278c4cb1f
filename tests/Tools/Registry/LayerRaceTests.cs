using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tests;
using Slipway.Tools.Registry;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Registry;

/// <summary>Two machines that write the same keys to a real registry at the same time, each packed in its own way.</summary>
[Trait("Row", "Y4")]
public sealed class LayerRaceTests(RegistryServer server) : IClassFixture<RegistryServer>, IDisposable
{
    private static readonly int[] s_seeds = [60, 61, 62];

    private readonly TestImage _first = new();
    private readonly TestImage _second = new();

    [Fact]
    [Trait("Row", "X2")]
    public async Task Two_writers_of_the_same_keys_at_once_leave_each_key_with_one_whole_layer_of_either()
    {
        var ours = await MakeAsync(_first, ZstdLibrary.System, Compression.Default);
        var theirs = await MakeAsync(_second, null, Compression.Gzip);
        var repository = new ImageReference(server.Host, "race/cache");

        await Task.WhenAll(PublishAsync(_first, repository, ours), PublishAsync(_second, repository, theirs));

        using var third = new TestImage();
        using var registries = new Registries(third.Options);
        var found = (await new LayerRepository(registries, repository).FindAsync([.. ours.Keys])).Found;
        found.Count.ShouldBe(s_seeds.Length);
        found.ShouldAllBe(x => x.Value == ours[x.Key] || x.Value == theirs[x.Key]);
        (await new LayerPull(third.Store, registries).PullAsync([.. found.Select(x => new RemoteLayer(x.Key, x.Value, repository))])).ShouldBe(
            found.Values.Sum(x => x.Size)
        );
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    private static async Task<Dictionary<Key, PackedLayer>> MakeAsync(TestImage machine, ZstdLibrary? zstd, Compression compression)
    {
        var layers = new Dictionary<Key, PackedLayer>();
        foreach (var seed in s_seeds)
            layers[Key.OfText($"{seed}")] = await new LayerPacker(machine.Store, zstd).PackAsync(SyntheticLayer.Entries(seed, 8, 40_000), compression);
        return layers;
    }

    private static async Task PublishAsync(TestImage machine, ImageReference repository, IReadOnlyDictionary<Key, PackedLayer> layers)
    {
        using var registries = new Registries(machine.Options);
        await new LayerPublishing(machine.Store, registries, repository).PublishAsync(layers);
    }
}

using System.Collections.Concurrent;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tests;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Store;

[Trait("Row", "W1")]
public sealed class StoreCheckTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private ContentStore Store => new(_folder.Path);

    [Fact]
    public async Task Of_a_whole_store_every_entry_is_hashed_and_nothing_is_damaged()
    {
        Fill();
        var told = new ConcurrentBag<long>();
        var result = await new StoreCheck(Store).RunAsync((done, _) => told.Add(done));
        // Several threads tell: the last word need not be the last number.
        (result.Entries, result.Bytes, told.Max()).ShouldBe((21, 20_000, 20_000));
        result.Damaged.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Row", "X1")]
    public async Task What_is_damaged_is_named_moved_aside_and_added_again()
    {
        var digests = Fill();
        var path = Store.PathOf(digests[3]);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[500] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        File.AppendAllText(Store.PathOf(digests[7]), "more");
        var key = Directory.GetFiles(_folder["keys", "layers"]).Single();
        File.WriteAllText(key, "not sealed");
        // The cheap check sees a wrong size and no wrong byte: that is what the full one is for.
        (Store.Has(digests[3], 1000), Store.Has(digests[7], 1000)).ShouldBe((true, false));

        var result = await new StoreCheck(Store).RunAsync();
        result.Damaged.Select(x => x.Number).ShouldBe(["SLP520", "SLP520", "SLP520"]);
        foreach (var (name, entry) in new[] { (digests[3].Hex, "blobs/sha256"), (digests[7].Hex, "blobs/sha256"), (Path.GetFileName(key), "keys/layers") })
        {
            result.Damaged.ShouldContain(x => x.Found.StartsWith($"{entry}/{name} is damaged", StringComparison.Ordinal));
            File.Exists(_folder["damaged", name]).ShouldBeTrue();
        }
        (Store.Has(digests[3]), Store.Has(digests[7])).ShouldBe((false, false));

        Fill();
        (await new StoreCheck(Store).RunAsync()).Damaged.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_store_that_is_not_there_is_whole() => (await new StoreCheck(new ContentStore(_folder["none"])).RunAsync()).Entries.ShouldBe(0);

    public void Dispose() => _folder.Dispose();

    private List<Digest> Fill()
    {
        var layer = new PackedLayer(Digest.Of("a"), Digest.Of("b"), 1, 1, 1, LayerFormat.Gzip, "");
        new LayerIndex(Store).Record(Key.Of("layer"), layer);
        return [.. Enumerable.Range(0, 20).Select(x => Store.Add(SyntheticLayer.Content(x, 1000)))];
    }
}

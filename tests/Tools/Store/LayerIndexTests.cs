using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tests;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Store;

[Trait("Row", "X1")]
public sealed class LayerIndexTests : IDisposable
{
    private static readonly Key Some = Key.Of("some");
    private readonly TempFolder _folder = new();

    private ContentStore Store => new(_folder.Path);

    private LayerIndex Index => new(Store);

    [Fact]
    [Trait("Row", "P4")]
    public void A_recorded_key_is_found_with_every_fact()
    {
        var layer = Record();
        Index.Find(Some).ShouldBe(layer);
    }

    [Fact]
    public void A_key_whose_blob_is_gone_is_not_found_here_but_known()
    {
        var layer = Record();
        File.Delete(Store.PathOf(layer.Digest));
        Index.Find(Some).ShouldBeNull();
        Index.FindAnywhere(Some).ShouldBe(layer);
    }

    [Fact]
    public void A_key_whose_blob_was_cut_is_not_found()
    {
        File.AppendAllText(Store.PathOf(Record().Digest), "x");
        Index.Find(Some).ShouldBeNull();
    }

    [Fact]
    public void A_damaged_entry_is_not_found_whatever_byte_is_damaged()
    {
        Record();
        var path = _folder["keys", "layers", Some.Hex];
        var whole = File.ReadAllBytes(path);
        for (var i = 0; i < whole.Length; i++)
        {
            var bytes = whole.ToArray();
            bytes[i] ^= 4;
            File.WriteAllBytes(path, bytes);
            Index.Find(Some).ShouldBeNull();
            File.WriteAllBytes(path, whole[..i]);
            Index.Find(Some).ShouldBeNull();
        }
        File.WriteAllBytes(path, whole);
        Index.Find(Some).ShouldNotBeNull();
    }

    [Fact]
    public async Task Writers_and_readers_at_once_never_see_half_an_entry()
    {
        var layer = Record();
        var misses = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(n =>
                    Task.Run(() =>
                    {
                        for (var i = 0; i < 300; i++)
                        {
                            if (n % 2 == 0)
                                new LayerIndex(new ContentStore(_folder.Path)).Record(Some, layer);
                            else if (Index.Find(Some) != layer)
                                Interlocked.Increment(ref misses);
                        }
                    })
                )
        );
        misses.ShouldBe(0);
        Directory.GetFiles(_folder["tmp"]).ShouldBeEmpty();
    }

    [Fact]
    public void Artifacts_are_found_only_when_all_their_blobs_are_there()
    {
        var index = new ArtifactIndex(Store, "images");
        StoredArtifact[] artifacts = [new("index", Store.Add([1]), 1), new("manifest", Store.Add([2]), 1)];
        index.Record(Some, artifacts);
        index.Find(Some).ShouldBe(artifacts);
        new ArtifactIndex(Store, "wheels").Find(Some).ShouldBeNull();
        File.Delete(Store.PathOf(artifacts[1].Digest));
        index.Find(Some).ShouldBeNull();
    }

    public void Dispose() => _folder.Dispose();

    private PackedLayer Record()
    {
        var layer = new PackedLayer(Store.Add("bytes"u8), Digest.Of("plain"), 5, 10_240, 3, LayerFormat.Zstd, "libzstd 1.5.7 -3");
        Index.Record(Some, layer);
        return layer;
    }
}

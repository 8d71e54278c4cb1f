using System.Globalization;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tests;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Store;

public sealed class LayerPackerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private ContentStore Store => new(_folder["store"]);

    [Theory]
    [Trait("Row", "R4")]
    [InlineData(CompressionFormat.Zstd, 3)]
    [InlineData(CompressionFormat.Zstd, 9)]
    [InlineData(CompressionFormat.Gzip, 6)]
    public async Task Another_order_culture_place_and_company_give_the_same_digests(CompressionFormat format, int level)
    {
        var entries = SyntheticLayer.Entries(1, 60, 70_000);
        var first = await Packer(Store).PackAsync(entries, new(format, level));
        var elsewhere = new ContentStore(_folder["another place with spaces", "store"]);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (odd.NumberFormat.NegativeSign, odd.NumberFormat.NumberGroupSeparator) = ("~", "'");
            CultureInfo.CurrentCulture = odd;
            var several = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Packer(elsewhere).PackAsync([.. entries.Reverse()], new(format, level))));
            several.Distinct().Single().ShouldBe(first);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    [Trait("Row", "R4")]
    public async Task Another_packer_gives_another_digest_and_the_same_diff_id()
    {
        var entries = SyntheticLayer.Entries(2, 20, 50_000);
        var zstd = await Packer(Store).PackAsync(entries, Compression.Default);
        var gzip = await Packer(Store).PackAsync(entries, Compression.Gzip);
        gzip.DiffId.ShouldBe(zstd.DiffId);
        gzip.Digest.ShouldNotBe(zstd.Digest);
        (zstd.MediaType, gzip.MediaType).ShouldBe((LayerFormat.Zstd, LayerFormat.Gzip));
        zstd.Packer.ShouldBe($"libzstd {ZstdLibrary.System!.Version} -3");
    }

    [Theory]
    [InlineData(CompressionFormat.Zstd)]
    [InlineData(CompressionFormat.Gzip)]
    public async Task The_digests_are_those_of_the_bytes_and_the_listing_equals_the_entries(CompressionFormat format)
    {
        var entries = TarLayout.Normalise(SyntheticLayer.Entries(3, 40, 30_000));
        var layer = await Packer(Store).PackAsync(entries, new(format, 3));
        var packed = await File.ReadAllBytesAsync(Store.PathOf(layer.Digest));
        (Digest.Of(packed), packed.LongLength, layer.Entries).ShouldBe((layer.Digest, layer.Size, entries.Count));
        using var plain = LayerReader.Unpack(Store.Open(layer.Digest), layer.MediaType, "test");
        var tar = new MemoryStream();
        await plain.CopyToAsync(tar);
        (Digest.Of(tar.ToArray()), tar.Length).ShouldBe((layer.DiffId, layer.UnpackedSize));
        LayerReader.List(Store, layer).Select(e => (e.Path, e.Mode, e.Size)).ShouldBe(entries.Select(e => (e.Path, e.Mode, e.Size)));
    }

    [Fact]
    public async Task Without_libzstd_gzip_is_used_and_said_once()
    {
        var said = new List<string>();
        var packer = new LayerPacker(Store, zstd: null, said.Add);
        foreach (var seed in new[] { 1, 2 })
            (await packer.PackAsync(SyntheticLayer.Entries(seed, 2, 100), Compression.Default)).MediaType.ShouldBe(LayerFormat.Gzip);
        said.Single().ShouldContain("libzstd was not found");
    }

    [Fact]
    public async Task A_failing_source_leaves_nothing_behind()
    {
        var bad = new LayerEntry("bad", EntryKind.File, 0b110_100_100, 10_000_000, () => new MemoryStream(new byte[9_000_000]));
        (await Should.ThrowAsync<SlipwayException>(() => Packer(Store).PackAsync([bad], Compression.Default))).Problems.Single().Number.ShouldBe("SLP314");
        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancelled_run_leaves_nothing_behind()
    {
        using var cancel = new CancellationTokenSource();
        var endless = new LayerEntry("large", EntryKind.File, 0b110_100_100, 1L << 33, () => new CancellingStream(cancel));
        await Should.ThrowAsync<OperationCanceledException>(() => Packer(Store).PackAsync([endless], Compression.Default, cancel.Token));
        Files().ShouldBeEmpty();
    }

    [Fact]
    [Trait("Row", "X4")]
    public async Task A_frame_cut_short_is_damaged_not_short()
    {
        var layer = await Packer(Store).PackAsync(SyntheticLayer.Entries(4, 10, 50_000), Compression.Default);
        var packed = await File.ReadAllBytesAsync(Store.PathOf(layer.Digest));
        foreach (var length in new[] { 1, 5, 1000, packed.Length - 1 })
        {
            using var cut = LayerReader.Unpack(new MemoryStream(packed[..length]), LayerFormat.Zstd, "test");
            Should.Throw<InvalidDataException>(() => cut.CopyTo(Stream.Null));
        }
        packed[packed.Length / 2] ^= 1;
        using var damaged = LayerReader.Unpack(new MemoryStream(packed), LayerFormat.Zstd, "test");
        Should.Throw<InvalidDataException>(() => damaged.CopyTo(Stream.Null));
    }

    [Fact]
    [Trait("Row", "F9")]
    public async Task A_large_file_is_streamed_not_held()
    {
        const long Size = 400L << 20;
        var before = Environment.WorkingSet;
        var large = new LayerEntry("model.bin", EntryKind.File, 0b110_100_100, Size, () => new RepeatingStream(Size));
        (await Packer(Store).PackAsync([large], Compression.Default)).UnpackedSize.ShouldBeGreaterThan(Size);
        (Environment.WorkingSet - before).ShouldBeLessThan(100L << 20);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>All but the file that says that the store is in use.</summary>
    private IEnumerable<string> Files() => Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Where(x => Path.GetFileName(x) != "lock");

    private static LayerPacker Packer(ContentStore store) => new(store, ZstdLibrary.System);
}

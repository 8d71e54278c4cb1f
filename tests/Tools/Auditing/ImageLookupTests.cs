using Slipway.Core.Auditing;
using Slipway.Core.Images;
using Slipway.Core.Images.Contents;
using Slipway.Tests;
using Slipway.Tools.Auditing;

namespace Slipway.Tools.Tests.Auditing;

[Trait("Row", "A1")]
public sealed class ImageLookupTests : IDisposable
{
    private static readonly byte[] s_base = new ForeignTar().Folder("etc/").File("etc/a", [1, 2, 3]).Bytes();
    private static readonly byte[] s_middle = new ForeignTar().File("etc/a", [4]).File("b", new byte[300_000]).Bytes();
    private static readonly byte[] s_top = new ForeignTar().Gone("b").Bytes();

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task An_image_is_the_same_from_a_folder_a_tar_and_a_stream_plain_gzip_and_zstd()
    {
        var image = new ForeignImage().Add("amd64", null, s_base, s_middle, s_top);
        await File.WriteAllBytesAsync(_folder["image.tar"], image.Tar());
        var folder = (await Reading.ReadAsync($"oci:{image.Write(_folder["layout"])}")).Contents;
        Text(folder).ShouldBe(["+etc +etc/a=3", "+etc/a=1 +b=300000", "-b"]);
        folder
            .Layers.Select(x => (x.Number, x.Instruction, x.Unpacked))
            .ShouldBe([(0, "RUN step 0", s_base.Length), (1, "RUN step 1", s_middle.Length), (2, "RUN step 2", s_top.Length)]);
        (folder.Manifest, folder.Platform, folder.Packed).ShouldBe((image.Manifest, "linux/amd64", image.Layers.Sum(x => image.Files[x].Length)));
        foreach (
            var other in new[]
            {
                await Reading.ReadAsync($"oci:{_folder["image.tar"]}"),
                await Reading.ReadAsync(_folder["image.tar"]),
                await SavedAsync(image.Tar()),
            }
        )
        {
            Text(other.Contents).ShouldBe(Text(folder));
            other.Contents.Layers.SelectMany(x => x.Entries).ShouldBe(folder.Layers.SelectMany(x => x.Entries));
            other.Contents.Manifest.ShouldBe(image.Manifest);
        }
    }

    [Fact]
    public async Task What_an_old_engine_saved_is_read_where_two_layers_are_one_file()
    {
        var bytes = ForeignImage.DockerArchive("team/old:1", s_base, s_middle, s_base);
        await File.WriteAllBytesAsync(_folder["saved.tar"], bytes);
        var read = (await Reading.ReadAsync($"docker-archive:{_folder["saved.tar"]}")).Contents;
        Text(read).ShouldBe(["+etc +etc/a=3", "+etc/a=1 +b=300000", "+etc +etc/a=3"]);
        read.Layers[2].Blob.Digest.ShouldBe(Digest.Of(s_base));
        Text((await SavedAsync(bytes)).Contents).ShouldBe(Text(read));
        Text((await Reading.ReadAsync($"{_folder["saved.tar"]}:team/old:1")).Contents).ShouldBe(Text(read));
    }

    [Fact]
    public async Task One_image_of_several_is_taken_by_name_and_by_platform()
    {
        var names = new ForeignImage().Add("amd64", "one", s_base).Add("amd64", "two", s_top).Write(_folder["names"]);
        Text((await Reading.ReadAsync($"oci:{names}:two")).Contents).ShouldBe(["-b"]);
        var platforms = new ForeignImage().Add("amd64", null, s_base).Add("arm64", null, s_top).Write(_folder["platforms"]);
        Text((await Reading.ReadAsync(platforms, new PlatformWish("linux/arm64", IsAsked: true))).Contents).ShouldBe(["-b"]);
        var only = new ForeignImage().Add("arm64", "x", s_top).Write(_folder["only"]);
        (await Reading.ReadAsync(only, new PlatformWish("linux/amd64", IsAsked: false))).Contents.Platform.ShouldBe("linux/arm64");
    }

    [Fact]
    public async Task Every_layer_has_examiners_of_its_own_in_the_order_of_the_layers()
    {
        var folder = new ForeignImage().Add("amd64", null, s_base, s_middle, s_top).Write(_folder["layout"]);
        using var registries = new Slipway.Tools.Registry.Registries();
        var lookup = new ImageLookup(registries, [], () => (IReadOnlyList<IFileExaminer>)[new NameExaminer()]);
        var read = await lookup.ReadAsync(folder, Reading.Amd64, CancellationToken.None);
        read.Examiners.Select(x => string.Join(' ', ((NameExaminer)x.Single()).Names)).ShouldBe(["etc/a:3", "etc/a:1 b:16", ""]);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>As from an engine: a stream that comes but once.</summary>
    private static async Task<ReadImage> SavedAsync(byte[] tar)
    {
        var reading = new ImageReading("saved", () => []);
        var saved = new SavedImage(reading.Begin(CancellationToken.None), "the engine");
        saved.Pass(new PrefixedStream(tar, Stream.Null));
        return await saved.FinishAsync(reading, Reading.Amd64, CancellationToken.None);
    }

    private static IEnumerable<string> Text(ImageContents image) =>
        image.Layers.Select(x =>
            string.Join(' ', x.Entries.Select(y => $"+{y.Path}{(y.Kind == ArchiveEntryKind.File ? $"={y.Size}" : "")}").Concat(x.Removed.Select(y => $"-{y}")))
        );

    private sealed class NameExaminer : IFileExaminer
    {
        public List<string> Names { get; } = [];

        public int Wants(ContentEntry file) => 16;

        public void Examine(ContentEntry file, ReadOnlySpan<byte> head) => Names.Add($"{file.Path}:{head.Length}");
    }
}

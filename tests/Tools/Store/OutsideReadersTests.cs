using Slipway.Core.Images;
using Slipway.Tests;
using Slipway.Tools.Processes;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Store;

/// <summary>What other programs make of our bytes.</summary>
[Trait("Row", "R4")]
public sealed class OutsideReadersTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static readonly LayerEntry[] Entries =
    [
        LayerEntry.File($"opt/{new string('d', 90)}/{new string('f', 90)}", [1, 2, 3]),
        LayerEntry.File($"opt/{new string('n', 150)}", [4]),
        LayerEntry.File("opt/naïve", [5], 0b111_101_101),
        LayerEntry.Symlink("opt/link", new string('t', 130)),
        LayerEntry.Directory("tmp") with
        {
            Mode = 0b1_111_111_111,
        },
        LayerEntry.File("home/owned", [6]) with
        {
            Owner = 3_000_000,
        },
    ];

    [Fact]
    public async Task Gnu_tar_lists_what_was_written()
    {
        var path = _folder["layer.tar"];
        await using (var file = File.Create(path))
            new TarWriter(file).WriteAll(TarLayout.Normalise(Entries));
        var listed = (await Run("tar", "--numeric-owner", "--utc", "-tvf", path)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var lines = listed.Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        lines.ShouldBe([
            "drwxr-xr-x 0/0 0 1980-01-01 00:00 home/",
            "-rw-r--r-- 3000000/3000000 1 1980-01-01 00:00 home/owned",
            "drwxr-xr-x 0/0 0 1980-01-01 00:00 opt/",
            $"drwxr-xr-x 0/0 0 1980-01-01 00:00 opt/{new string('d', 90)}/",
            $"-rw-r--r-- 0/0 3 1980-01-01 00:00 opt/{new string('d', 90)}/{new string('f', 90)}",
            $"lrwxrwxrwx 0/0 0 1980-01-01 00:00 opt/link -> {new string('t', 130)}",
            "-rwxr-xr-x 0/0 1 1980-01-01 00:00 opt/naïve",
            $"-rw-r--r-- 0/0 1 1980-01-01 00:00 opt/{new string('n', 150)}",
            "drwxrwxrwt 0/0 0 1980-01-01 00:00 tmp/",
        ]);
    }

    [Fact]
    public async Task Zstd_itself_finds_size_and_checksum_and_unpacks_the_tar()
    {
        var programs = await DebianPrograms.ProvideAsync("zstd");
        var store = new ContentStore(_folder["store"]);
        var layer = await new LayerPacker(store, ZstdLibrary.System).PackAsync(SyntheticLayer.Entries(1, 30, 40_000), Compression.Default);
        var packed = _folder["layer.zst"];
        File.Copy(store.PathOf(layer.Digest), packed);
        await Zstd("-q", "-t", packed);
        (await Zstd("-lv", packed)).Output.ShouldContain("Check: XXH64");
        (await Zstd("-lv", packed)).Output.ShouldContain($"({layer.UnpackedSize} B)");
        await Zstd("-q", "-d", packed, "-o", _folder["layer.tar"]);
        Digest.Of(await File.ReadAllBytesAsync(_folder["layer.tar"])).ShouldBe(layer.DiffId);

        async Task<CommandResult> Zstd(params string[] arguments) => (await ProcessRunner.RunAsync(programs.Command("usr/bin/zstd", arguments))).OrThrow();
    }

    [Fact]
    public async Task Gzip_itself_unpacks_the_tar_and_finds_no_time()
    {
        var store = new ContentStore(_folder["store"]);
        var layer = await new LayerPacker(store, null).PackAsync(SyntheticLayer.Entries(1, 30, 40_000), Compression.Gzip);
        var packed = _folder["layer.tar.gz"];
        File.Copy(store.PathOf(layer.Digest), packed);
        (await File.ReadAllBytesAsync(packed))[4..8].ShouldBe(new byte[4]);
        await Run("gzip", "-d", packed);
        Digest.Of(await File.ReadAllBytesAsync(_folder["layer.tar"])).ShouldBe(layer.DiffId);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<CommandResult> Run(string program, params string[] arguments) =>
        (await ProcessRunner.RunAsync(new Command(program, arguments) { Environment = new Dictionary<string, string?> { ["LC_ALL"] = "C.UTF-8" } })).OrThrow();
}

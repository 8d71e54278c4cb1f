using System.Text;
using System.Text.Json.Nodes;
using Slipway.Core.Auditing;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tests;
using Slipway.Tools.Auditing;

namespace Slipway.Tools.Tests.Auditing;

/// <summary>Images that are damaged, hostile or not there: each is refused by its number, and nothing is left or hangs.</summary>
[Trait("Row", "A1")]
[Trait("Row", "X4")]
public sealed class BadImageTests : IDisposable
{
    private static readonly byte[] s_tar = new ForeignTar()
        .File("a", new byte[200_000])
        .File("b", Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 9000))))
        .Bytes();

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_truncated_layer_is_told_from_a_damaged_one_and_both_from_a_bad_tar(int layer)
    {
        var image = new ForeignImage().Add("amd64", null, s_tar, s_tar, s_tar);
        var whole = image.Files[image.Layers[layer]];
        image.Files[image.Layers[layer]] = whole[..(whole.Length / 2)];
        var problem = await Reading.RefusedAsync(image.Write(_folder["cut"]));
        (problem.Number, problem.Found.Contains($"{whole.Length / 2} bytes", StringComparison.Ordinal)).ShouldBe(("SLP652", true));
        image.Files[image.Layers[layer]] = [.. whole[..^2000], (byte)(whole[^2000] ^ 1), .. whole[^1999..]];
        (await Reading.RefusedAsync(image.Write(_folder["damaged"]))).Number.ShouldBe("SLP652");
        image.Files.Remove(image.Layers[layer]);
        (await Reading.RefusedAsync(image.Write(_folder["gone"]))).Number.ShouldBe("SLP652");
        image.Files[image.Layers[layer]] = [.. whole, .. whole];
        (await Reading.RefusedAsync(image.Write(_folder["more"]))).Found.ShouldContain($"more than {whole.Length} bytes");
    }

    [Fact]
    public async Task Bytes_that_are_right_and_no_tar_are_a_bad_archive()
    {
        (
            await Reading.RefusedAsync(new ForeignImage().Add("amd64", null, Encoding.ASCII.GetBytes(new string('x', 700))).Write(_folder["short"]))
        ).Number.ShouldBe("SLP315");
        (
            await Reading.RefusedAsync(new ForeignImage().Add("amd64", null, Encoding.ASCII.GetBytes(new string('x', 2048))).Write(_folder["text"]))
        ).Number.ShouldBe("SLP315");
        var climbing = new ForeignTar().File("../../etc/passwd", [1]).Bytes();
        (await Reading.RefusedAsync(new ForeignImage().Add("amd64", null, climbing).Write(_folder["climbing"]))).Number.ShouldBe("SLP311");
        var loop = new ForeignTar().HardLink("a", "b").HardLink("b", "a").Bytes();
        (await Reading.RefusedAsync(new ForeignImage().Add("amd64", null, loop).Write(_folder["loop"]))).Number.ShouldBe("SLP656");
    }

    [Fact]
    public async Task Documents_that_are_damaged_too_large_or_of_another_kind_are_refused()
    {
        var image = new ForeignImage().Add("amd64", null, s_tar);
        var manifest = $"blobs/sha256/{image.Manifest.Hex}";
        var bytes = image.Files[manifest];
        image.Files[manifest] = [.. bytes, (byte)' '];
        (await Reading.RefusedAsync(image.Write(_folder["wrong"]))).Number.ShouldBe("SLP652");
        image.Files[manifest] = new byte[(4 << 20) + 1];
        (await Reading.RefusedAsync(image.Write(_folder["large"]))).Number.ShouldBe("SLP654");
        image.Files["index.json"] = "{}"u8.ToArray();
        (await Reading.RefusedAsync(image.Write(_folder["index"]))).Number.ShouldBe("SLP316");
        var artifact = new ForeignImage();
        var chart = Manifest(artifact, "application/vnd.cncf.helm.config.v1+json", LayerFormat.Gzip);
        (await Reading.RefusedAsync(artifact.Root(chart, "amd64", null).Write(_folder["chart"]))).Number.ShouldBe("SLP653");
        var secret = new ForeignImage();
        var encrypted = Manifest(secret, MediaTypes.Config, "application/vnd.oci.image.layer.v1.tar+gzip+encrypted");
        (await Reading.RefusedAsync(secret.Root(encrypted, "amd64", null).Write(_folder["encrypted"]))).Found.ShouldContain("encrypted");
    }

    [Fact]
    public async Task A_platform_that_is_not_there_is_refused_with_those_that_are()
    {
        var folder = new ForeignImage().Add("amd64", null, s_tar).Add("arm64", null, s_tar).Write(_folder["two"]);
        var problem = await Reading.RefusedAsync(folder, new PlatformWish("linux/s390x", IsAsked: true));
        (problem.Number, problem.Allowed).ShouldBe(("SLP651", "linux/amd64, linux/arm64"));
        await File.WriteAllBytesAsync(_folder["saved.tar"], ForeignImage.DockerArchive("a:1", s_tar));
        (await Reading.RefusedAsync(_folder["saved.tar"], new PlatformWish("linux/arm64", IsAsked: true))).Allowed.ShouldBe("linux/amd64");
    }

    [Fact]
    public async Task A_window_beyond_what_unpackers_give_is_refused()
    {
        // RFC 8878: magic, a frame without content size, a window of 2^31 bytes, and a raw block of one byte.
        byte[] frame = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 21 << 3, 0x09, 0x00, 0x00, 0x41];
        var image = new ForeignImage();
        var config = image.Blob(MediaTypes.Config, ForeignImage.Config("amd64", [s_tar]));
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["config"] = config,
            ["layers"] = new JsonArray(image.Blob(LayerFormat.Zstd, frame)),
        };
        var folder = image.Root(image.Blob(MediaTypes.Manifest, ForeignImage.Json(manifest)), "amd64", null).Write(_folder["window"]);
        (await Reading.RefusedAsync(folder)).Number.ShouldBe("SLP657");
    }

    [Fact]
    public async Task An_image_that_is_not_there_is_refused_with_the_closest_name()
    {
        var folder = new ForeignImage().Add("amd64", "service:1.0", s_tar).Add("amd64", "other:1.0", s_tar).Write(_folder["names"]);
        var problem = await Reading.RefusedAsync($"oci:{folder}:servise:1.0");
        (problem.Number, problem.Fix).ShouldBe(("SLP650", "did you mean 'service:1.0'?"));
        (await Reading.RefusedAsync($"oci:{folder}")).Number.ShouldBe("SLP659");
        (await Reading.RefusedAsync($"oci:{_folder["nothing"]}")).Number.ShouldBe("SLP658");
        (await Reading.RefusedAsync($"oci:{_folder.Path}")).Number.ShouldBe("SLP658");
        (await Reading.RefusedAsync("engine:some/image:1")).Number.ShouldBe("SLP414");
        (await Reading.RefusedAsync("oci:")).Number.ShouldBe("SLP650");
    }

    [Fact]
    public async Task A_docker_archive_of_links_that_loop_or_other_layers_is_refused()
    {
        var config = ForeignImage.Config("amd64", [s_tar]);
        var list = Encoding.UTF8.GetBytes("""[{"Config":"c.json","RepoTags":null,"Layers":["a/layer.tar"]}]""");
        await RefusesAsync(
            "SLP656",
            ("c.json", config, null),
            ("manifest.json", list, null),
            ("a/layer.tar", null, "../b/layer.tar"),
            ("b/layer.tar", null, "../a/layer.tar")
        );
        await RefusesAsync("SLP652", ("c.json", config, null), ("manifest.json", list, null), ("a/layer.tar", new ForeignTar().File("x", [1]).Bytes(), null));
        await RefusesAsync("SLP316", ("c.json", config, null), ("manifest.json", list, null));
        await RefusesAsync("SLP316", ("manifest.json", list, null));
        await RefusesAsync("SLP658", ("c.json", config, null));
        await File.WriteAllTextAsync(_folder["text"], new string('x', 4096));
        (await Reading.RefusedAsync($"docker-archive:{_folder["text"]}")).Number.ShouldBe("SLP315");
    }

    [Fact]
    public async Task Whatever_is_damaged_is_read_or_refused_with_a_number()
    {
        var image = new ForeignImage().Add("amd64", null, s_tar[..20_480], s_tar);
        byte[][] archives = [image.Tar(), ForeignImage.DockerArchive("a:1", s_tar)];
        var random = new Random(20_261_122);
        for (var round = 0; round < 300; round++)
        {
            var bytes = archives[round % 2].ToArray();
            for (var i = random.Next(1, 6); i > 0; i--)
                // Headers and documents more often than content.
                bytes[random.Next(2) == 0 ? random.Next(bytes.Length) : random.Next(bytes.Length / 512) * 512 + random.Next(160)] = (byte)random.Next(256);
            var path = _folder["damaged.tar"];
            await File.WriteAllBytesAsync(path, random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            foreach (var read in (Func<Task>[])[() => Reading.ReadAsync(path), () => SavedAsync(bytes)])
                try
                {
                    await read();
                }
                catch (SlipwayException e)
                {
                    e.Problems[0]
                        .Number.ShouldBeOneOf("SLP311", "SLP315", "SLP316", "SLP650", "SLP651", "SLP652", "SLP653", "SLP654", "SLP656", "SLP657", "SLP658");
                }
        }
    }

    public void Dispose() => _folder.Dispose();

    private static JsonObject Manifest(ForeignImage image, string config, string layer)
    {
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["config"] = image.Blob(config, ForeignImage.Config("amd64", [s_tar])),
            ["layers"] = new JsonArray(image.Blob(layer, ForeignImage.Gzip(s_tar))),
        };
        return image.Blob(MediaTypes.Manifest, ForeignImage.Json(manifest));
    }

    private static async Task SavedAsync(byte[] tar)
    {
        var reading = new ImageReading("saved", () => []);
        var saved = new SavedImage(reading.Begin(CancellationToken.None), "the engine");
        saved.Pass(new MemoryStream(tar));
        await saved.FinishAsync(reading, Reading.Amd64, CancellationToken.None);
    }

    private async Task RefusesAsync(string number, params (string, byte[]?, string?)[] files)
    {
        await File.WriteAllBytesAsync(_folder["archive.tar"], ForeignImage.Tar(files));
        (await Reading.RefusedAsync($"docker-archive:{_folder["archive.tar"]}")).Number.ShouldBe(number);
    }
}

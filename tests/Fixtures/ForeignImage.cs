using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Tests;

/// <summary>An image as other tools lay it out, its documents written word by word (image-spec; docker image spec v1.2), so that the product's own writer does not vouch for itself.</summary>
internal sealed class ForeignImage
{
    private readonly JsonArray _roots = [];

    /// <summary>Every file of the layout by path.</summary>
    public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal) { ["oci-layout"] = """{"imageLayoutVersion":"1.0.0"}"""u8.ToArray() };

    /// <summary>Digest of the last manifest.</summary>
    public Digest Manifest { get; private set; } = Digest.Of("");

    /// <summary>Blobs of the layers, lowest first, of the last image.</summary>
    public List<string> Layers { get; } = [];

    public static byte[] Gzip(byte[] tar)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(tar);
        return packed.ToArray();
    }

    public static byte[] Zstd(byte[] tar)
    {
        var packed = new MemoryStream();
        using var zstd = new ZstdCompressStream(ZstdLibrary.System!, packed, 3, tar.Length);
        zstd.Write(tar);
        zstd.Finish();
        return packed.ToArray();
    }

    /// <summary>Adds a platform's image: its layers plain, gzip and zstd by turns.</summary>
    public ForeignImage Add(string architecture, string? name, params byte[][] tars)
    {
        Layers.Clear();
        var layers = new JsonArray();
        for (var i = 0; i < tars.Length; i++)
        {
            var (bytes, type) = (i % 3) switch
            {
                0 => (tars[i], "application/vnd.oci.image.layer.v1.tar"),
                1 => (Gzip(tars[i]), "application/vnd.oci.image.layer.v1.tar+gzip"),
                _ => (Zstd(tars[i]), "application/vnd.oci.image.layer.v1.tar+zstd"),
            };
            layers.Add(Blob(type, bytes));
            Layers.Add($"blobs/sha256/{Digest.Of(bytes).Hex}");
        }
        var config = Blob("application/vnd.oci.image.config.v1+json", Config(architecture, tars));
        return Root(
            Blob(
                MediaTypes.Manifest,
                Json(
                    new()
                    {
                        ["schemaVersion"] = 2,
                        ["mediaType"] = MediaTypes.Manifest,
                        ["config"] = config,
                        ["layers"] = layers,
                    }
                )
            ),
            architecture,
            name
        );
    }

    /// <summary>Adds any manifest.</summary>
    public ForeignImage Root(JsonObject descriptor, string architecture, string? name)
    {
        Manifest = Digest.Parse(descriptor["digest"]!.GetValue<string>());
        if (name is not null)
            descriptor["annotations"] = new JsonObject { ["org.opencontainers.image.ref.name"] = name };
        else
            descriptor["platform"] = new JsonObject { ["architecture"] = architecture, ["os"] = "linux" };
        _roots.Add(descriptor);
        Files["index.json"] = Json(new() { ["schemaVersion"] = 2, ["manifests"] = _roots.DeepClone() });
        return this;
    }

    /// <summary>Adds a blob.</summary>
    public JsonObject Blob(string mediaType, byte[] bytes)
    {
        Files[$"blobs/sha256/{Digest.Of(bytes).Hex}"] = bytes;
        return new JsonObject
        {
            ["mediaType"] = mediaType,
            ["digest"] = Digest.Of(bytes).ToString(),
            ["size"] = bytes.Length,
        };
    }

    public static byte[] Config(string architecture, byte[][] tars) =>
        Json(
            new()
            {
                ["architecture"] = architecture,
                ["os"] = "linux",
                ["rootfs"] = new JsonObject
                {
                    ["type"] = "layers",
                    ["diff_ids"] = new JsonArray([.. tars.Select(x => JsonValue.Create(Digest.Of(x).ToString()))]),
                },
                ["history"] = new JsonArray([
                    new JsonObject { ["created_by"] = "ENV a=b", ["empty_layer"] = true },
                    .. tars.Select((_, i) => new JsonObject { ["created_by"] = $"RUN step {i}" }),
                ]),
            }
        );

    public static byte[] Json(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    /// <summary>The layout as a folder.</summary>
    public string Write(string folder)
    {
        foreach (var (path, bytes) in Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.WriteAllBytes(Path.Combine(folder, path), bytes);
        }
        return folder;
    }

    /// <summary>The layout as a tar, in the order in which an engine saves it: what says which blob is what comes last.</summary>
    public byte[] Tar() => Tar(Files.Select(x => (x.Key, (byte[]?)x.Value, (string?)null)));

    /// <summary>What engines before 25 save: folders with a layer each, and a link where two layers are the same.</summary>
    public static byte[] DockerArchive(string name, params byte[][] tars)
    {
        var config = Config("amd64", tars);
        var files = new List<(string, byte[]?, string?)>();
        var places = new Dictionary<Digest, string>();
        var layers = new JsonArray();
        for (var i = 0; i < tars.Length; i++)
        {
            var path = $"layer{i}/layer.tar";
            layers.Add(path);
            if (places.TryAdd(Digest.Of(tars[i]), path))
                files.Add((path, tars[i], null));
            else
                files.Add((path, null, $"../{places[Digest.Of(tars[i])]}"));
            files.Add(($"layer{i}/VERSION", "1.0"u8.ToArray(), null));
        }
        files.Add(($"{Digest.Of(config).Hex}.json", config, null));
        var list = new JsonArray(
            new JsonObject
            {
                ["Config"] = $"{Digest.Of(config).Hex}.json",
                ["RepoTags"] = new JsonArray(name),
                [nameof(Layers)] = layers,
            }
        );
        files.Add(("manifest.json", Encoding.UTF8.GetBytes(list.ToJsonString()), null));
        return Tar(files);
    }

    public static byte[] Tar(IEnumerable<(string Path, byte[]? Content, string? Link)> files)
    {
        var bytes = new MemoryStream();
        using (var writer = new System.Formats.Tar.TarWriter(bytes, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var (path, content, link) in files)
                writer.WriteEntry(
                    link is null
                        ? new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(content!) }
                        : new PaxTarEntry(TarEntryType.SymbolicLink, path) { LinkName = link }
                );
        }
        return bytes.ToArray();
    }
}

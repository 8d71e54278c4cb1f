using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Tools.Docker;

namespace Slipway.Images.Tests.Engine;

/// <summary>An image of this machine's platform whose documents are written here word by word (image-spec), so that the product's own writer does not vouch for itself.</summary>
public sealed class HandMadeImage
{
    private readonly Dictionary<Digest, byte[]> _blobs = [];
    private readonly Digest _manifest;
    private readonly Digest _config;
    private readonly int _manifestSize;

    public HandMadeImage(string name, IReadOnlyList<byte[]> layers)
    {
        Name = name;
        var config = new JsonObject
        {
            ["architecture"] = Platform.Architecture,
            ["os"] = "linux",
            ["config"] = new JsonObject { ["Entrypoint"] = new JsonArray("/bin/busybox") },
            ["rootfs"] = new JsonObject
            {
                ["type"] = "layers",
                ["diff_ids"] = new JsonArray([.. layers.Select(l => JsonValue.Create(Digest.Of(l).ToString()))]),
            },
        };
        _config = Add(config);
        var packed = layers.Select(Gzip).ToList();
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = "application/vnd.oci.image.manifest.v1+json",
            ["config"] = Describe("application/vnd.oci.image.config.v1+json", _config),
            ["layers"] = new JsonArray([.. packed.Select(l => Describe("application/vnd.oci.image.layer.v1.tar+gzip", Add(l)))]),
        };
        _manifest = Add(manifest);
        _manifestSize = _blobs[_manifest].Length;
    }

    public static Platform Platform { get; } =
        System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? Platform.Arm64 : Platform.Amd64;

    public string Name { get; }

    public Digest Digest => _manifest;

    public IReadOnlySet<Digest> Blobs => _blobs.Keys.ToHashSet();

    /// <summary>The blobs that this image has and another one has not.</summary>
    public IReadOnlySet<Digest> BeyondThoseOf(HandMadeImage other) => _blobs.Keys.Where(d => !other._blobs.ContainsKey(d)).ToHashSet();

    /// <summary>An uncompressed layer.</summary>
    public static byte[] Layer(params LayerEntry[] entries)
    {
        using var tar = new MemoryStream();
        new TarWriter(tar).WriteAll(TarLayout.Normalise(entries));
        return tar.ToArray();
    }

    /// <summary>The load of this image; blobs of <paramref name="withheld"/> are never in the tar.</summary>
    public ImageToLoad ToLoad(IReadOnlySet<Digest>? withheld = null) =>
        new(
            Name,
            _manifest,
            _config,
            Platform,
            _blobs.ToDictionary(x => x.Key, x => (long)x.Value.Length),
            (onlyThese, output, cancellation) =>
                Task.Run(() => Write(output, d => onlyThese?.Contains(d) != false && withheld?.Contains(d) != true), cancellation)
        );

    private void Write(Stream output, Func<Digest, bool> wanted)
    {
        var index = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["manifests"] = new JsonArray(
                new JsonObject
                {
                    ["mediaType"] = "application/vnd.oci.image.manifest.v1+json",
                    ["digest"] = _manifest.ToString(),
                    ["size"] = _manifestSize,
                    ["annotations"] = new JsonObject { ["io.containerd.image.name"] = Name },
                }
            ),
        };
        LayerEntry[] files =
        [
            LayerEntry.File("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}"u8.ToArray()),
            LayerEntry.File("index.json", Encoding.UTF8.GetBytes(index.ToJsonString())),
            .. _blobs.Where(b => wanted(b.Key)).Select(b => LayerEntry.File($"blobs/sha256/{b.Key.Hex}", b.Value)),
        ];
        new TarWriter(output).WriteAll(TarLayout.Normalise(files));
    }

    private JsonObject Describe(string mediaType, Digest digest) =>
        new()
        {
            ["mediaType"] = mediaType,
            ["digest"] = digest.ToString(),
            ["size"] = _blobs[digest].Length,
        };

    private Digest Add(JsonObject document) => Add(JsonSerializer.SerializeToUtf8Bytes(document));

    private Digest Add(byte[] bytes)
    {
        var digest = Digest.Of(bytes);
        _blobs[digest] = bytes;
        return digest;
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}

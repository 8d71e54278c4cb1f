using System.IO.Compression;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Tools.Auditing;

/// <summary>Unpacks layers as engines do: what the first bytes say counts, since media types of old tools are wrong at times.</summary>
internal static class LayerUnpacking
{
    /// <summary>The largest window that libzstd unpacks without being told to (zstd.h, ZSTD_WINDOWLOG_LIMIT_DEFAULT).</summary>
    public const long LargestWindow = 1L << 27;

    private const int Sniffed = 4;

    private static readonly HashSet<string> s_layerTypes =
    [
        LayerFormat.Gzip,
        LayerFormat.Zstd,
        MediaTypes.DockerLayer,
        "application/vnd.oci.image.layer.v1.tar",
        "application/vnd.oci.image.layer.nondistributable.v1.tar",
        "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip",
        "application/vnd.oci.image.layer.nondistributable.v1.tar+zstd",
        "application/vnd.docker.image.rootfs.diff.tar",
        "application/vnd.docker.image.rootfs.diff.tar.zstd",
        "application/vnd.docker.image.rootfs.foreign.diff.tar",
        "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip",
    ];

    /// <summary>Whether a media type names a layer of files.</summary>
    /// <param name="mediaType">The media type.</param>
    public static bool IsLayer(string mediaType) => s_layerTypes.Contains(mediaType);

    /// <summary>The tar of a packed layer.</summary>
    /// <param name="packed">Its bytes; not closed.</param>
    /// <param name="name">What it is, for messages.</param>
    /// <param name="isPacked">Whether it was packed at all.</param>
    /// <exception cref="SlipwayException">SLP304: no libzstd.</exception>
    public static Stream Open(Stream packed, string name, out bool isPacked)
    {
        var head = new byte[Sniffed];
        var length = packed.ReadAtLeast(head, Sniffed, throwOnEndOfStream: false);
        var whole = new PrefixedStream(head.AsMemory(0, length), packed);
        var isZstd = IsZstd(head);
        isPacked = isZstd || IsGzip(head);
        return isZstd ? new ZstdDecompressStream(ZstdLibrary.System ?? throw new SlipwayException(StoreProblems.NoZstd(name)), whole)
            : isPacked ? new GZipStream(whole, CompressionMode.Decompress)
            : whole;
    }

    /// <summary>Whether bytes begin as gzip does (RFC 1952).</summary>
    public static bool IsGzip(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    /// <summary>Whether bytes begin as zstd does, with a frame or one that is to be passed over (RFC 8878).</summary>
    public static bool IsZstd(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD])
        || (head.Length >= 4 && (head[0] & 0xF0) == 0x50 && head[1..].StartsWith((ReadOnlySpan<byte>)[0x2A, 0x4D, 0x18]));
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using Slipway.Core.Auditing;
using Slipway.Core.Images;
using Slipway.Core.Images.Contents;
using Slipway.Tools.Store;

namespace Slipway.Tests;

/// <summary>Reads an image out of an OCI layout for tests of rules: plainly, whole files in memory.</summary>
public static class LayoutImage
{
    public static AuditSubject Read(string folder, AuditIntent? intent = null, string architecture = "amd64")
    {
        string Blob(Digest digest) => Path.Combine(folder, "blobs", "sha256", digest.Hex);
        var index = OciJson.ReadIndex(File.ReadAllBytes(Path.Combine(folder, "index.json")), "index.json");
        var first = index.Manifests[0];
        if (first.MediaType == MediaTypes.Index)
            first = OciJson
                .ReadIndex(File.ReadAllBytes(Blob(first.Digest)), "index")
                .Manifests.First(x => x.Platform?.Architecture is null || x.Platform.Architecture == architecture);
        var manifest = OciJson.ReadManifest(File.ReadAllBytes(Blob(first.Digest)), "manifest");
        var config = OciJson.ReadConfig(File.ReadAllBytes(Blob(manifest.Config.Digest)), "config");
        var history = config.History!.Where(x => x.EmptyLayer != true).ToList();
        var examiners = new AuditExaminers();
        var layers = manifest.Layers.Select((x, i) => Layer(i, x, config.Rootfs.DiffIds[i], history[i], Blob(x.Digest), examiners)).ToList();
        return new AuditSubject(new ImageContents(folder, $"linux/{architecture}", first.Digest, config, layers), examiners.Facts(), intent);
    }

    private static LayerContents Layer(int number, Descriptor blob, Digest diffId, HistoryEntry history, string path, AuditExaminers examiners)
    {
        var set = examiners.For(number);
        using var file = File.OpenRead(path);
        using Stream tar = blob.MediaType.EndsWith("zstd", StringComparison.Ordinal)
            ? new ZstdDecompressStream(ZstdLibrary.System!, file)
            : new GZipStream(file, CompressionMode.Decompress);
        var entries = TarArchive.Read(tar, path).Select(x => Entry(x, set)).ToList();
        return new LayerContents(number, blob, diffId, entries.Sum(x => x.Size + 512), history, entries, [], []);
    }

    private static ContentEntry Entry(ArchiveEntry entry, IReadOnlyList<IFileExaminer> examiners)
    {
        var file = new ContentEntry(entry.Path, entry.Kind, entry.Mode, entry.User, entry.Group, entry.Size, LinkTarget: entry.LinkTarget);
        if (entry.Kind != ArchiveEntryKind.File || entry.Size == 0)
            return file;
        using var content = new MemoryStream();
        entry.Content.CopyTo(content);
        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        foreach (var examiner in examiners)
            if (examiner.Wants(file) is > 0 and var wanted)
                examiner.Examine(file, bytes[..Math.Min(wanted, bytes.Length)]);
        var hash = SHA256.HashData(bytes);
        return file with { Content = new ContentHash(BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash.AsSpan(8))) };
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Slipway.Core.Auditing;
using Slipway.Core.Images;
using Slipway.Core.Images.Contents;

namespace Slipway.Tests;

/// <summary>An image for an audit, made in memory: its files go through the examiners as those of a real one do.</summary>
public sealed class AuditImage
{
    private readonly List<LayerContents> _layers = [];
    private readonly AuditExaminers _examiners = new();

    /// <summary>What a container starts with.</summary>
    public ContainerConfig Config { get; set; } = new();

    /// <summary>Adds a layer.</summary>
    public AuditImage Layer(string instruction, Action<AuditLayer> fill)
    {
        var layer = new AuditLayer(_examiners.For(_layers.Count));
        fill(layer);
        var digest = Digest.Of(instruction + _layers.Count);
        var unpacked = layer.Entries.Sum(x => x.Size + 512);
        _layers.Add(
            new LayerContents(
                _layers.Count,
                new Descriptor(LayerFormat.Gzip, digest, unpacked / 2),
                digest,
                unpacked,
                new HistoryEntry(CreatedBy: instruction),
                layer.Entries,
                layer.Removed,
                layer.Emptied
            )
        );
        return this;
    }

    /// <summary>The image without files' contents.</summary>
    public ImageContents Contents =>
        new("test:1", "linux/amd64", Digest.Of("manifest"), new ImageConfig("amd64", "linux", Config, new RootFs("layers", []), []), _layers);

    /// <summary>What examiners saw in its files.</summary>
    public AuditFacts Facts => _examiners.Facts();

    /// <summary>What rules see.</summary>
    public AuditSubject Subject(AuditIntent? intent = null) => new(Contents, Facts, intent);
}

/// <summary>A layer of an <see cref="AuditImage"/>.</summary>
public sealed class AuditLayer(IReadOnlyList<IFileExaminer> examiners)
{
    public const string Site = "opt/venv/lib/python3.13/site-packages";

    public List<ContentEntry> Entries { get; } = [];

    public List<string> Removed { get; } = [];

    public List<string> Emptied { get; } = [];

    public AuditLayer File(string path, string content, int mode = 0b110_100_100, int user = 0) => File(path, Encoding.UTF8.GetBytes(content), mode, user);

    public AuditLayer File(string path, byte[] content, int mode = 0b110_100_100, int user = 0)
    {
        var file = new ContentEntry(path, ArchiveEntryKind.File, mode, user, user, content.Length);
        foreach (var examiner in examiners)
            if (examiner.Wants(file) is > 0 and var wanted)
                examiner.Examine(file, content.AsSpan(0, Math.Min(wanted, content.Length)));
        var hash = SHA256.HashData(content);
        Entries.Add(
            file with
            {
                Content =
                    content.Length == 0
                        ? null
                        : new ContentHash(BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash.AsSpan(8))),
            }
        );
        return this;
    }

    /// <summary>A file of so many bytes.</summary>
    public AuditLayer Big(string path, int size, int mode = 0b110_100_100) => File(path, new byte[size], mode);

    public AuditLayer Folder(string path, int mode = 0b111_101_101)
    {
        Entries.Add(new ContentEntry(path, ArchiveEntryKind.Directory, mode, 0, 0, 0));
        return this;
    }

    /// <summary>A Python package as an installer lays it out, with METADATA and RECORD.</summary>
    public AuditLayer Package(string name, string version, string[] header, params (string Path, string Content)[] files)
    {
        var info = $"{name.Replace('-', '_')}-{version}.dist-info";
        foreach (var (path, content) in files)
            File(path.StartsWith("../../../", StringComparison.Ordinal) ? $"opt/venv/{path[9..]}" : $"{Site}/{path}", content);
        File(
            $"{Site}/{info}/METADATA",
            $"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n" + string.Concat(header.Select(x => $"{x}\n")) + "\nWords.\nName: no\n"
        );
        var rows = files.Select(x => x.Path).Append($"{info}/METADATA").Append($"{info}/RECORD");
        return File($"{Site}/{info}/RECORD", string.Concat(rows.Select(x => $"{x},sha256=x,1\n")));
    }

    public AuditLayer Remove(string path)
    {
        Removed.Add(path);
        return this;
    }
}

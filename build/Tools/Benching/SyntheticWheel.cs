using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Slipway.Core.Wheels;

namespace Slipway.Tools.Benching;

/// <summary>A wheel of seeded content that packs like the shared objects of a GPU stack: to about 0.7 of its size.</summary>
/// <param name="Name">Its project.</param>
/// <param name="Bytes">Bytes of all files, unpacked.</param>
/// <param name="Files">How many.</param>
public sealed record SyntheticWheel(string Name, long Bytes, int Files)
{
    private const int Piece = 1 << 16;
    private const double Random = 0.7;

    /// <summary>Its version; the content of each is another.</summary>
    public string Version { get; init; } = "1.0";

    /// <summary>Its file name.</summary>
    public string FileName => $"{Name}-{Version}-py3-none-any.whl";

    /// <summary>Writes it into a folder; the bytes depend on name and sizes, and on the runtime's deflate.</summary>
    /// <param name="folder">Exists.</param>
    /// <returns>Its path.</returns>
    public string Write(string folder)
    {
        var path = Path.Combine(folder, FileName);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        var record = new StringBuilder();
        var content = new Random((Name.Sum(x => x) + Files) * Version.Sum(x => x));
        for (var i = 0; i < Files; i++)
            Add(zip, record, $"{Name}/part{i:0000}.bin", Pieces(content, Bytes / Files));
        var info = $"{Name}-{Version}.dist-info";
        Add(zip, record, $"{info}/METADATA", [Text($"Metadata-Version: 2.1\nName: {Name}\nVersion: {Version}\n")]);
        Add(zip, record, $"{info}/WHEEL", [Text("Wheel-Version: 1.0\nGenerator: slipway-bench\nRoot-Is-Purelib: true\nTag: py3-none-any\n")]);
        using var last = Create(zip, $"{info}/RECORD");
        last.Write(Text(record + $"{info}/RECORD,,\n"));
        return path;
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>In each piece a part that packs to nothing after one that does not pack.</summary>
    private static IEnumerable<byte[]> Pieces(Random random, long bytes)
    {
        for (var left = bytes; left > 0; left -= Piece)
        {
            var piece = new byte[Math.Min(Piece, left)];
            random.NextBytes(piece.AsSpan(0, (int)(piece.Length * Random)));
            yield return piece;
        }
    }

    private static void Add(ZipArchive zip, StringBuilder record, string name, IEnumerable<byte[]> pieces)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var target = Create(zip, name);
        var size = 0L;
        foreach (var piece in pieces)
        {
            hash.AppendData(piece);
            target.Write(piece);
            size += piece.Length;
        }
        var row = new RecordRow(name, $"sha256={Base64Url(hash.GetCurrentHash())}", $"{size}");
        record.Append(row.Path).Append(',').Append(row.Hash).Append(',').Append(row.Size).Append('\n');
    }

    private static string Base64Url(byte[] hash) => System.Buffers.Text.Base64Url.EncodeToString(hash);

    private static Stream Create(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        entry.ExternalAttributes = 0x81A4 << 16;
        return entry.Open();
    }
}

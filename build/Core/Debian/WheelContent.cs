using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>A wheel before it is written.</summary>
/// <param name="Distribution">What it is made of.</param>
/// <param name="Tag">Its one tag, such as <c>cp313-cp313-linux_x86_64</c>.</param>
/// <param name="DistInfo">Name of the dist-info folder.</param>
/// <param name="Files">All files but RECORD, sorted by path.</param>
public sealed record WheelContent(Distribution Distribution, string Tag, string DistInfo, IReadOnlyList<LayerEntry> Files)
{
    /// <summary>The tag of wheels without compiled modules.</summary>
    public const string Pure = "py3-none-any";

    /// <summary>File name (PEP 427).</summary>
    public string FileName => $"{DebianNames.WheelName(Distribution.Name)}-{Distribution.Version}-{Tag}.whl";

    /// <summary>Writes the wheel: stored entries sorted by path, RECORD last. The same content gives the same bytes.</summary>
    /// <param name="output">Written once from its position.</param>
    public void Write(Stream output)
    {
        using var zip = new StoredZip(output);
        var record = new StringBuilder();
        foreach (var file in Files)
        {
            var (crc, hash) = Checksums(file);
            record.Append(CultureInfo.InvariantCulture, $"{Csv(file.Path)},sha256={Base64Url.EncodeToString(hash)},{file.Size}\n");
            zip.Add(file, crc);
        }
        record.Append(CultureInfo.InvariantCulture, $"{Csv($"{DistInfo}/RECORD")},,\n");
        var last = LayerEntry.File($"{DistInfo}/RECORD", Encoding.UTF8.GetBytes(record.ToString()));
        zip.Add(last, Checksums(last).Crc);
        zip.Finish();
    }

    private static (uint Crc, byte[] Hash) Checksums(LayerEntry file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var content = file.Open!();
        var crc = new Crc32();
        var buffer = new byte[1 << 16];
        for (int read; (read = content.Read(buffer)) > 0; )
        {
            crc.Append(buffer.AsSpan(0, read));
            hash.AppendData(buffer, 0, read);
        }
        return (crc.Value, hash.GetHashAndReset());
    }

    private static string Csv(string field) => field.AsSpan().IndexOfAny(',', '"') < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Slipway.Tests;

/// <summary>Makes wheels for tests: metadata and RECORD are written unless a test brings its own.</summary>
public sealed class WheelBuilder(string name, string version, string tag = "py3-none-any")
{
    private readonly List<(string Name, byte[] Content, int Mode, bool Stored)> files = [];

    public string FileName => $"{name}-{version}-{tag}.whl";

    public string Info => $"{name}-{version}.dist-info";

    public string Data => $"{name}-{version}.data";

    public bool WithRecord { get; init; } = true;

    public WheelBuilder Add(string path, string content, int mode = 0x81A4, bool stored = false) => Add(path, Encoding.UTF8.GetBytes(content), mode, stored);

    public WheelBuilder Add(string path, byte[] content, int mode = 0x81A4, bool stored = false)
    {
        files.RemoveAll(file => file.Name == path);
        files.Add((path, content, mode, stored));
        return this;
    }

    public byte[] Build()
    {
        var all = files.ToList();
        Default(all, "METADATA", $"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n");
        Default(all, "WHEEL", $"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: {tag}\n");
        if (WithRecord)
            Default(all, "RECORD", string.Concat(all.Where(f => !f.Name.EndsWith('/')).Select(Row)) + $"{Info}/RECORD,,\n");
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, content, mode, stored) in all)
            {
                var entry = zip.CreateEntry(path, stored ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                entry.ExternalAttributes = mode << 16;
                using var target = entry.Open();
                target.Write(content);
            }
        return stream.ToArray();
    }

    public string Write(string folder)
    {
        var path = Path.Combine(folder, FileName);
        File.WriteAllBytes(path, Build());
        return path;
    }

    public static string Hash(byte[] content) => "sha256=" + Convert.ToBase64String(SHA256.HashData(content)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private void Default(List<(string Name, byte[] Content, int Mode, bool Stored)> all, string file, string content)
    {
        if (all.All(f => f.Name != $"{Info}/{file}"))
            all.Add(($"{Info}/{file}", Encoding.UTF8.GetBytes(content), 0x81A4, false));
    }

    private static string Row((string Name, byte[] Content, int Mode, bool Stored) file)
    {
        var path = file.Name.AsSpan().IndexOfAny(",\"") < 0 ? file.Name : $"\"{file.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return $"{path},{Hash(file.Content)},{file.Content.Length}\n";
    }
}

using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Slipway.Tests;

/// <summary>A source archive whose metadata is final (PEP 643), so that nothing must be built to read it.</summary>
public static class SourceArchiveBuilder
{
    public static byte[] Of(string name, string version)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            Add(tar, $"{name}-{version}/PKG-INFO", $"Metadata-Version: 2.2\nName: {name}\nVersion: {version}\n");
            Add(tar, $"{name}-{version}/pyproject.toml", $"[project]\nname = '{name}'\nversion = '{version}'\n");
        }
        return packed.ToArray();
    }

    /// <summary>One whose build ends with an error, as where it needs a package that is not there yet.</summary>
    public static byte[] Failing(string name, string version)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            Add(tar, $"{name}-{version}/pyproject.toml", "[build-system]\nrequires = []\nbuild-backend = 'hook'\nbackend-path = ['.']\n");
            Add(tar, $"{name}-{version}/hook.py", "raise SystemExit('torch is not there yet')\n");
        }
        return packed.ToArray();
    }

    /// <summary>PKG-INFO that is final.</summary>
    public static string Info(string name, string version) => $"Metadata-Version: 2.2\nName: {name}\nVersion: {version}\n";

    /// <summary>One of some files.</summary>
    public static byte[] With(string name, string version, params (string Path, string Text)[] files)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
            foreach (var (path, text) in files)
                Add(tar, $"{name}-{version}/{path}", text);
        return packed.ToArray();
    }

    private static void Add(TarWriter tar, string path, string text) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
}

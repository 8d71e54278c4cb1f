using System.Formats.Tar;
using System.Text;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using TarWriter = System.Formats.Tar.TarWriter;

namespace Slipway.Tests;

/// <summary>Unpacked packages made by hand: entries in a tar of their own.</summary>
public static class TinyDeb
{
    /// <summary>Entries: <c>path</c> and content; a path that ends in <c>/</c> is a folder, a content that begins with <c>-> </c> makes a link.</summary>
    public static DebContents Contents(string name, params (string Path, string Content)[] entries)
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, Tar(entries));
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.DeleteOnClose);
        var control = $"Package: {name}\nVersion: 1.0-1\nArchitecture: all\n";
        return new DebContents(Package(name), ControlParagraph.ReadAll(new StringReader(control)).Single(), control, "", handle);
    }

    public static DebPackage Package(string name, string version = "1.0-1", string architecture = "all") =>
        new(name, version, architecture, $"pool/main/{name}_{version}_{architecture}.deb", 10, Digest.Of($"{name} {version}"));

    public static byte[] Tar(params (string Path, string Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Gnu, leaveOpen: true))
        {
            foreach (var (path, content) in entries)
            {
                var (type, link) =
                    path.EndsWith('/') ? (TarEntryType.Directory, "")
                    : content.StartsWith("-> ", StringComparison.Ordinal) ? (TarEntryType.SymbolicLink, content[3..])
                    : content.StartsWith("=> ", StringComparison.Ordinal) ? (TarEntryType.HardLink, content[3..])
                    : (TarEntryType.RegularFile, "");
                var entry = new GnuTarEntry(type, path) { Mode = type == TarEntryType.Directory ? (UnixFileMode)0b111_101_101 : (UnixFileMode)0b110_100_100 };
                if (link.Length > 0)
                    entry.LinkName = link;
                else if (type == TarEntryType.RegularFile)
                    entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content));
                tar.WriteEntry(entry);
            }
        }
        return bytes.ToArray();
    }
}

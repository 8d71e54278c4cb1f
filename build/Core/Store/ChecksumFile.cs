using System.Text;
using Slipway.Core.Images;

namespace Slipway.Core.Store;

/// <summary>Files and their digests as <c>sha256sum</c> writes and checks them: a line <c>HEX  NAME</c> each, sorted by name.</summary>
public static class ChecksumFile
{
    /// <summary>Name of the file.</summary>
    public const string Name = "SHA256SUMS";

    /// <summary>Writes the lines.</summary>
    /// <param name="files">Digest of each file by its name.</param>
    public static string Write(IReadOnlyDictionary<string, Digest> files)
    {
        var text = new StringBuilder();
        foreach (var (name, digest) in files.OrderBy(x => x.Key, StringComparer.Ordinal))
            text.Append(digest.Hex).Append("  ").Append(name).Append('\n');
        return text.ToString();
    }

    /// <summary>Reads the lines. One that is none, or whose name leads to another folder, is passed over: then the file counts as somebody else's.</summary>
    /// <param name="text">The file's text.</param>
    public static IReadOnlyDictionary<string, Digest> Read(string text)
    {
        var files = new Dictionary<string, Digest>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            if (line.Length > 66 && line[64..66] == "  " && Digest.TryParse(line[..64], out var digest) && IsPlain(line[66..]))
                files[line[66..]] = digest;
        }
        return files;
    }

    private static bool IsPlain(string name) => name is not ("." or "..") && !name.AsSpan().ContainsAny("/\\\r\0");
}

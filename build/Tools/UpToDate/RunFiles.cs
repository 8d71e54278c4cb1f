using System.Security.Cryptography;
using System.Text;

namespace Slipway.Tools.UpToDate;

/// <summary>Files as a part of a digest, by what is in them and not by their times: path, mode and content; a folder by every file below it.</summary>
/// <param name="hash">Receives them.</param>
public sealed class RunFiles(IncrementalHash hash)
{
    /// <summary>The digest of some files and folders.</summary>
    /// <param name="paths">Absolute paths; one that does not exist counts as such.</param>
    /// <returns>Hex digits.</returns>
    /// <exception cref="IOException">One cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">One cannot be read.</exception>
    public static string Digest(IEnumerable<string> paths)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = new RunFiles(hash);
        foreach (var path in paths)
            files.Add(path);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Adds a file or a folder.</summary>
    /// <param name="path">Absolute path.</param>
    public void Add(string path)
    {
        if (File.Exists(path))
        {
            AddFile(path);
            return;
        }
        if (!Directory.Exists(path))
        {
            Word(path, "absent", 0);
            return;
        }
        var files = Directory.GetFiles(path, "*", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        Word(path, "folder", files.Length);
        foreach (var file in files)
            AddFile(file);
    }

    private void AddFile(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Word(path, OperatingSystem.IsWindows() ? "file" : Enum.Format(typeof(UnixFileMode), File.GetUnixFileMode(path), "x"), bytes.Length);
        hash.AppendData(bytes);
    }

    private void Word(string path, string kind, long size) => hash.AppendData(Encoding.UTF8.GetBytes(string.Concat(path, "\0", kind, "\0") + size + "\0"));
}

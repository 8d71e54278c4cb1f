using System.Security.Cryptography;
using Slipway.Core.Images;

namespace Slipway.Tools.Tests.Wheels;

/// <summary>Files and links as lines of text, so that a difference between two trees is read at once.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
internal static class FileTree
{
    /// <summary>Path, mode and content of every file and link below a folder of a root.</summary>
    internal static SortedDictionary<string, string> OfDisk(string root, string folder)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var item in new DirectoryInfo(Path.Combine(root, folder)).EnumerateFileSystemInfos(
                "*",
                new EnumerationOptions { RecurseSubdirectories = false, AttributesToSkip = FileAttributes.None }
            )
        )
            Add(item, root, found);
        return found;
    }

    /// <summary>The same of entries that nobody has written yet.</summary>
    internal static SortedDictionary<string, string> OfEntries(IEnumerable<LayerEntry> entries) =>
        new(entries.Where(entry => entry.Kind != EntryKind.Directory).ToDictionary(entry => entry.Path, Line), StringComparer.Ordinal);

    /// <summary>Writes entries below a root, as unpacking a layer would.</summary>
    internal static void Write(IEnumerable<LayerEntry> entries, string root)
    {
        foreach (var entry in entries)
        {
            var path = Path.Combine(root, entry.Path);
            Directory.CreateDirectory(entry.Kind == EntryKind.Directory ? path : Path.GetDirectoryName(path)!);
            if (entry.Kind == EntryKind.Symlink)
                File.CreateSymbolicLink(path, entry.LinkTarget!);
            if (entry.Kind != EntryKind.File)
                continue;
            using (var target = File.Create(path))
            using (var content = entry.Open!())
                content.CopyTo(target);
            File.SetUnixFileMode(path, (UnixFileMode)entry.Mode);
        }
    }

    /// <summary>What one tree has and the other has not, or has otherwise.</summary>
    internal static IReadOnlyList<string> Differences(SortedDictionary<string, string> expected, SortedDictionary<string, string> found) =>
        [
            .. expected.Where(e => found.GetValueOrDefault(e.Key) != e.Value).Select(e => $"- {e.Key} {e.Value}"),
            .. found.Where(f => expected.GetValueOrDefault(f.Key) != f.Value).Select(f => $"+ {f.Key} {f.Value}"),
        ];

    private static void Add(FileSystemInfo item, string root, SortedDictionary<string, string> found)
    {
        var path = Path.GetRelativePath(root, item.FullName);
        if (item.LinkTarget is { } target)
            found[path] = $"-> {target}";
        else if (item is DirectoryInfo directory)
            foreach (var child in directory.EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None }))
                Add(child, root, found);
        else
            using (var content = File.OpenRead(item.FullName))
                found[path] = Line((int)item.UnixFileMode, content);
    }

    private static string Line(LayerEntry entry)
    {
        if (entry.Kind == EntryKind.Symlink)
            return $"-> {entry.LinkTarget}";
        using var content = entry.Open!();
        return Line(entry.Mode, content);
    }

    private static string Line(int mode, Stream content) => $"{Convert.ToString(mode, 8)} {Convert.ToHexStringLower(SHA256.HashData(content))}";
}

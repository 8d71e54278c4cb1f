using System.Globalization;
using System.Text;
using Slipway.Core.Images;

namespace Slipway.Tools.Store;

/// <summary>
/// What a component installed, as artifacts of its key: each file as a blob and, under the name <see cref="Name"/>, a list of all paths with modes and the targets of links, which
/// blobs cannot say.
/// </summary>
/// <param name="store">Keeps the blobs.</param>
public sealed class ComponentTree(ContentStore store)
{
    /// <summary>Name of the list among the artifacts. No file can have it: paths hold a slash.</summary>
    public const string Name = "tree";

    /// <summary>Takes a folder into the store.</summary>
    /// <param name="folder">What BuildKit exported.</param>
    /// <returns>The artifacts; empty where the folder holds no file.</returns>
    public IReadOnlyList<StoredArtifact> Take(string folder)
    {
        var (lines, artifacts) = (new StringBuilder(), new List<StoredArtifact>());
        foreach (var file in Files(new DirectoryInfo(folder)))
        {
            var name = Path.GetRelativePath(folder, file.FullName).Replace('\\', '/');
            if (file.LinkTarget is { } target)
            {
                lines.Append(CultureInfo.InvariantCulture, $"link\t{name}\t{target}\n");
                continue;
            }
            var bytes = File.ReadAllBytes(file.FullName);
            lines.Append(CultureInfo.InvariantCulture, $"{ModeOf(file.FullName)}\t{name}\t\n");
            artifacts.Add(new StoredArtifact(name, store.Add(bytes), bytes.Length));
        }
        if (artifacts.Count == 0)
            return [];
        var list = Encoding.UTF8.GetBytes(lines.ToString());
        return [new StoredArtifact(Name, store.Add(list), list.Length), .. artifacts];
    }

    /// <summary>The entries of a tree.</summary>
    /// <param name="artifacts">What <see cref="Take"/> gave.</param>
    public IEnumerable<LayerEntry> Entries(IReadOnlyList<StoredArtifact> artifacts)
    {
        var blobs = artifacts.Where(x => x.Name != Name).ToDictionary(x => x.Name, StringComparer.Ordinal);
        using var content = store.Open(artifacts.Single(x => x.Name == Name).Digest);
        using var reader = new StreamReader(content);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is not [var kind, var name, var target])
                throw new InvalidDataException($"a line of a component's tree: {line}");
            yield return kind == "link"
                ? LayerEntry.Symlink(name, target)
                : LayerEntry.File(name, store.PathOf(blobs[name].Digest), blobs[name].Size, int.Parse(kind, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Writes a tree into a folder, in place of what it holds.</summary>
    /// <param name="artifacts">What <see cref="Take"/> gave.</param>
    /// <param name="folder">The folder.</param>
    public void Write(IReadOnlyList<StoredArtifact> artifacts, string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        foreach (var entry in Entries(artifacts))
        {
            var path = Path.Combine(folder, entry.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (entry.LinkTarget is { } target)
            {
                File.CreateSymbolicLink(path, target);
                continue;
            }
            using (var content = entry.Open!())
            using (var file = File.Create(path))
                content.CopyTo(file);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, (UnixFileMode)entry.Mode);
        }
    }

    /// <summary>Files and links; what a link leads to is listed where it lies.</summary>
    private static IEnumerable<FileSystemInfo> Files(DirectoryInfo folder) =>
        folder
            .EnumerateFileSystemInfos()
            .OrderBy(x => x.Name, StringComparer.Ordinal)
            .SelectMany(x => x is DirectoryInfo { LinkTarget: null } inner ? Files(inner) : [x]);

    /// <summary>Two modes are all that an installed file needs; others depend on the machine's habits.</summary>
    private static int ModeOf(string path) => OperatingSystem.IsWindows() ? FileModes.Plain : FileModes.Of(File.GetUnixFileMode(path));
}

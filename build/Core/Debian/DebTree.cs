using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>One path of a <see cref="DebTree"/> and the package that it is from.</summary>
/// <param name="Path">Path in the union.</param>
/// <param name="Entry">The package's entry.</param>
/// <param name="Deb">The package.</param>
public sealed record DebNode(string Path, DebEntry Entry, DebContents Deb)
{
    /// <summary>As a layer entry under another path.</summary>
    /// <param name="path">Path in the image.</param>
    public LayerEntry At(string path) =>
        Entry.Kind switch
        {
            EntryKind.Directory => new LayerEntry(path, EntryKind.Directory, Entry.Mode),
            EntryKind.Symlink => LayerEntry.Symlink(path, Entry.LinkTarget!),
            _ => new LayerEntry(path, EntryKind.File, Entry.Mode, Entry.Size, () => Deb.Open(Entry)),
        };
}

/// <summary>
/// The union of unpacked packages as one tree with merged /usr: what unpacking them one over the other would give, without a file system. Directories merge, of two files of one path
/// the first stays, and nothing is ever written through a link.
/// </summary>
public sealed class DebTree
{
    private const int MostLinks = 40;
    private static readonly string[] Merged = ["bin", "lib", "lib32", "lib64", "libx32", "sbin"];
    private readonly SortedDictionary<string, DebNode> nodes = new(StringComparer.Ordinal);

    /// <summary>Unites packages.</summary>
    /// <param name="debs">In order of precedence.</param>
    public DebTree(IEnumerable<DebContents> debs)
    {
        foreach (var deb in debs)
        foreach (var entry in deb.Entries)
        {
            var path = MergedUsr(entry.Path);
            if (path == entry.Path && Merged.Contains(path, StringComparer.Ordinal))
                continue;
            if (!nodes.TryGetValue(path, out var there) || (there.Entry.Kind == EntryKind.Symlink && entry.Kind == EntryKind.Directory))
                nodes[path] = new DebNode(path, entry, deb);
        }
        foreach (var node in nodes.Values.ToList())
            MoveOutOfLink(node);
    }

    /// <summary>All paths, sorted by byte value.</summary>
    public IEnumerable<DebNode> Nodes => nodes.Values;

    /// <summary>The node of exactly that path, or null.</summary>
    /// <param name="path">A path of the union.</param>
    public DebNode? this[string path] => nodes.GetValueOrDefault(path);

    /// <summary>The file or directory that a path leads to when every link on the way is followed inside the tree; null when it dangles.</summary>
    /// <param name="path">A path of the union.</param>
    public DebNode? Resolve(string path)
    {
        var left = new Stack<string>(path.Split('/').Reverse());
        var real = new List<string>();
        for (var links = 0; left.TryPop(out var part); )
        {
            if (part is "" or ".")
                continue;
            if (part == "..")
            {
                if (real.Count > 0)
                    real.RemoveAt(real.Count - 1);
                continue;
            }
            real.Add(part);
            var here = MergedUsr(string.Join('/', real));
            if (nodes.GetValueOrDefault(here) is not { Entry: { Kind: EntryKind.Symlink, LinkTarget: { } target } })
                continue;
            if (++links > MostLinks)
                return null;
            real.Clear();
            if (!target.StartsWith('/'))
                real.AddRange(here.Split('/')[..^1]);
            foreach (var step in target.Split('/').Reverse())
                left.Push(step);
        }
        return nodes.GetValueOrDefault(MergedUsr(string.Join('/', real)));
    }

    /// <summary>The links that merged /usr has at the root, for those of its folders that the tree has.</summary>
    public IEnumerable<LayerEntry> MergedUsrLinks() => Merged.Where(HasFolder).Select(name => LayerEntry.Symlink(name, $"usr/{name}"));

    /// <summary>A package of an older release has the folder outside of /usr: then its files alone tell that it is there.</summary>
    private bool HasFolder(string name) =>
        nodes.ContainsKey($"usr/{name}") || nodes.Keys.Any(path => path.StartsWith($"usr/{name}/", StringComparison.Ordinal));

    /// <summary>A package may have a file below a folder that is a link in another package: it belongs where the link leads.</summary>
    private void MoveOutOfLink(DebNode node)
    {
        for (var slash = node.Path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = node.Path.IndexOf('/', slash + 1))
        {
            if (nodes.GetValueOrDefault(node.Path[..slash])?.Entry.Kind is not EntryKind.Symlink)
                continue;
            nodes.Remove(node.Path);
            var folder =
                Resolve(node.Path[..slash])
                ?? throw new SlipwayException(DebianProblems.DamagedPackage(node.Deb.Package.Filename, $"'{node.Path}' lies below a link that leads nowhere"));
            var path = folder.Path + node.Path[slash..];
            nodes.TryAdd(path, node with { Path = path });
            return;
        }
    }

    /// <summary>The path as merged /usr has it: <c>lib/x</c> is <c>usr/lib/x</c>.</summary>
    /// <param name="path">A path of a package.</param>
    public static string MergedUsr(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && Merged.Contains(path[..slash], StringComparer.Ordinal) ? $"usr/{path}" : path;
    }
}

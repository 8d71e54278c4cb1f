using System.Text;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>
/// The base layer: Python's runtime and what it needs of the operating system, from the data archives of packages alone. No maintainer script is run: the few files that such
/// scripts would write are written here. There is no shell, no package manager and no Perl.
/// </summary>
public static class BaseTree
{
    /// <summary>The entries of the base layer, complete and sorted.</summary>
    /// <param name="tree">The packages with role base.</param>
    /// <param name="debs">The same packages.</param>
    /// <param name="platform">Whose folder names are used.</param>
    /// <exception cref="SlipwayException">SLP457: a library that a file of the base needs is in none of the packages.</exception>
    public static IReadOnlyList<LayerEntry> Entries(DebTree tree, IReadOnlyList<DebContents> debs, Platform platform)
    {
        var kept = tree.Nodes.Where(node => Keep(node, platform)).ToList();
        var needed = FoldersOf(kept.Where(node => node.Entry.Kind != EntryKind.Directory).Select(node => node.Path));
        kept.RemoveAll(node => node.Entry.Kind == EntryKind.Directory && node.Deb.Package.Name != "base-files" && !needed.Contains(node.Path));
        CheckLibraries(tree, kept, platform);
        var python = kept.Select(node => node.Path).FirstOrDefault(path => path.StartsWith("usr/bin/python3.", StringComparison.Ordinal)) ?? "usr/bin/python3";
        var paths = kept.Select(node => node.Path).ToHashSet(StringComparer.Ordinal);
        return LayerFolders.Complete([
            .. kept.Select(node => node.At(node.Path)),
            .. tree.MergedUsrLinks(),
            .. Written(tree, python[(python.LastIndexOf('/') + 1)..]),
            .. debs.SelectMany(deb => PackageStatus.Entries(deb, paths)),
        ]);
    }

    private static bool Keep(DebNode node, Platform platform)
    {
        var path = node.Path;
        if (path.StartsWith("usr/bin/python3.", StringComparison.Ordinal))
            return true;
        // Of a package's documentation only its licence, or the link to the package that has it.
        if (path.StartsWith("usr/share/doc/", StringComparison.Ordinal))
            return path.Count(c => c == '/') == (node.Entry.Kind == EntryKind.Symlink ? 3 : 4)
                && (node.Entry.Kind == EntryKind.Symlink || path.EndsWith("/copyright", StringComparison.Ordinal));
        return !path.Contains("/__pycache__", StringComparison.Ordinal)
            && !BaseRules.Paths.Any(rule =>
                (path + "/").StartsWith(rule.Name.Replace("{triplet}", platform.Triplet, StringComparison.Ordinal), StringComparison.Ordinal)
            );
    }

    private static HashSet<string> FoldersOf(IEnumerable<string> paths)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            for (var slash = path.LastIndexOf('/'); slash > 0 && folders.Add(path[..slash]); slash = path.LastIndexOf('/', slash - 1))
                continue;
        }
        return folders;
    }

    private static void CheckLibraries(DebTree tree, IReadOnlyList<DebNode> kept, Platform platform)
    {
        var libraries = new LibraryFolders(tree, platform);
        var missing = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in kept.Where(node => node.Entry is { Kind: EntryKind.File, Size: > 64 } && IsBinary(node)))
        {
            using var stream = node.Deb.Open(node.Entry);
            foreach (var name in ElfFile.Read(stream)?.Needed ?? [])
            {
                if (libraries.Find(name) is null)
                    missing.TryAdd(name, node.Path);
            }
        }
        if (missing.Count > 0)
            throw new SlipwayException(DebianProblems.LibrariesUnresolved(missing, "base"));
    }

    private static bool IsBinary(DebNode node) =>
        node.Path.Contains(".so", StringComparison.Ordinal) || node.Path.StartsWith("usr/bin/", StringComparison.Ordinal);

    private static IEnumerable<LayerEntry> Written(DebTree tree, string python)
    {
        yield return LayerEntry.Symlink("usr/bin/python3", python);
        yield return Text("etc/passwd", Master(tree, "passwd") + $"app:x:{BaseRules.User}:{BaseRules.User}::/home/app:/usr/sbin/nologin\n");
        yield return Text("etc/group", Master(tree, "group") + $"app:x:{BaseRules.User}:\n");
        yield return LayerEntry.Directory("home/app") with
        {
            Owner = BaseRules.User,
        };
        yield return Text(
            "etc/nsswitch.conf",
            "passwd: files\ngroup: files\nshadow: files\nhosts: files dns\nnetworks: files\nprotocols: files\nservices: files\n"
        );
        yield return Text("etc/timezone", "Etc/UTC\n");
        yield return LayerEntry.Symlink("etc/localtime", "/usr/share/zoneinfo/Etc/UTC");
        yield return Text("etc/ssl/certs/ca-certificates.crt", Certificates(tree));
    }

    private static string Master(DebTree tree, string name) =>
        tree[$"usr/share/base-passwd/{name}.master"] is { } node ? Encoding.UTF8.GetString(node.Deb.ReadAll(node.Entry)) : "";

    private static string Certificates(DebTree tree) =>
        string.Concat(
            tree.Nodes.Where(node =>
                    node.Path.StartsWith("usr/share/ca-certificates/", StringComparison.Ordinal) && node.Path.EndsWith(".crt", StringComparison.Ordinal)
                )
                .Select(node => Encoding.UTF8.GetString(node.Deb.ReadAll(node.Entry)).TrimEnd('\n') + "\n")
        );

    private static LayerEntry Text(string path, string text) => LayerEntry.File(path, Encoding.UTF8.GetBytes(text));
}

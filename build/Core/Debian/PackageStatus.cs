using System.Text;
using Slipway.Core.Images;

namespace Slipway.Core.Debian;

/// <summary>
/// Writes <c>var/lib/dpkg/status.d/PACKAGE</c> and <c>PACKAGE.md5sums</c>, the place where scanners look for the packages of an image that has no package manager.
/// </summary>
public static class PackageStatus
{
    /// <summary>The folder in the image.</summary>
    public const string Folder = "var/lib/dpkg/status.d";

    /// <summary>The two files of a package, and its copyright file or the link that its documentation folder is.</summary>
    /// <param name="deb">The package.</param>
    /// <param name="tree">Has it.</param>
    /// <param name="kept">Paths that are in the image.</param>
    public static IEnumerable<LayerEntry> WithLicence(DebContents deb, DebTree tree, IEnumerable<string> kept)
    {
        // A package built with another one of the same source has its documentation folder as a link to that one's.
        var folder = $"usr/share/doc/{deb.Package.Name}";
        var documented = tree[folder] is { Entry.Kind: EntryKind.Symlink } link ? link : tree[$"{folder}/copyright"];
        return documented is null
            ? Entries(deb, kept.ToHashSet(StringComparer.Ordinal))
            : [documented.At(documented.Path), .. Entries(deb, kept.Append(documented.Path).ToHashSet(StringComparer.Ordinal))];
    }

    /// <summary>The two files of a package; checksums only of files that are in the image.</summary>
    /// <param name="deb">The package.</param>
    /// <param name="kept">Paths that are in the image.</param>
    public static IEnumerable<LayerEntry> Entries(DebContents deb, IReadOnlySet<string> kept)
    {
        var name = deb.Package.Name;
        yield return LayerEntry.File($"{Folder}/{name}", Encoding.UTF8.GetBytes(deb.ControlText));
        var sums = deb.Md5Sums.Split('\n').Where(line => line.Length > 34 && kept.Contains(DebTree.MergedUsr(line[34..]))).Select(line => line + "\n");
        yield return LayerEntry.File($"{Folder}/{name}.md5sums", Encoding.UTF8.GetBytes(string.Concat(sums)));
    }
}

using Slipway.Core.Images.Contents;
using Slipway.Core.Locks;

namespace Slipway.Core.Auditing.Packages;

/// <summary>Sums up the packages of an image.</summary>
internal static class PackageTotals
{
    /// <summary>One for each package, by its number.</summary>
    /// <param name="image">The image.</param>
    /// <param name="tree">What a container sees of it.</param>
    /// <param name="owners">Whose each path is.</param>
    /// <param name="lockLines">Line of the lock by normalized name.</param>
    public static IReadOnlyList<InstalledPackage> Of(
        ImageContents image,
        ContainerTree tree,
        PackageOwners owners,
        IReadOnlyDictionary<string, string> lockLines
    )
    {
        var bytes = new Dictionary<(int Package, int Layer), long>();
        var files = new int[owners.All.Count];
        for (var i = 0; i < tree.Entries.Count; i++)
        {
            if (owners.Of(i) is not (>= 0 and var owner))
                continue;
            files[owner]++;
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(bytes, (owner, tree.Entries[i].Layer), out _) += tree.Entries[i]
                .Entry
                .Size;
        }
        var packedShare = image.Layers.ToDictionary(x => x.Number, x => x.Unpacked == 0 ? 0 : (double)x.Blob.Size / x.Unpacked);
        var parts = bytes.ToLookup(x => x.Key.Package, x => (x.Key.Layer, Bytes: x.Value));
        return
        [
            .. owners.All.Select(package => new InstalledPackage(
                package.Kind,
                package.Name,
                package.Version,
                parts[package.Index].OrderByDescending(x => x.Bytes).ThenBy(x => x.Layer).Select(x => (int?)x.Layer).FirstOrDefault() ?? LayerOf(package, tree),
                parts[package.Index].Sum(x => x.Bytes),
                (long)parts[package.Index].Sum(x => x.Bytes * packedShare[x.Layer]),
                files[package.Index],
                package.Kind == PackageKind.Python ? lockLines.GetValueOrDefault(package.Name) : null
            )),
        ];
    }

    /// <summary>The layer of a package that lists no files, as many of Debian's own do: that of its metadata.</summary>
    private static int LayerOf(Distribution package, ContainerTree tree)
    {
        string[] places = [$"{package.Folder}/METADATA", $"{package.Folder}/PKG-INFO", package.Folder];
        return places.Select(x => tree.Find(x)?.Layer).OfType<int>().FirstOrDefault();
    }

    /// <summary>Where each package stands in a lock: <c>path:line</c>.</summary>
    /// <param name="read">The lock.</param>
    /// <param name="path">Its path as the user knows it.</param>
    public static IReadOnlyDictionary<string, string> LinesOf(LockFile read, string path) =>
        read
            .Packages.Select((package, i) => (package.NormalizedName, Line: new LockPlace(path, read.LineOf(i)).ToString()))
            .DistinctBy(x => x.NormalizedName)
            .ToDictionary(x => x.NormalizedName, x => x.Line, StringComparer.Ordinal);
}

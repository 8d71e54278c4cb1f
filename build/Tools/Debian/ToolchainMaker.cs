using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Tools.Debian;

/// <summary>
/// Makes the one layer of a toolchain image: compilers and their closure, unpacked, without documentation. No maintainer script is run: links that such scripts make
/// (<c>gcc</c>, <c>awk</c>) are the business of the image that is built on it.
/// </summary>
/// <param name="store">Keeps them.</param>
public sealed class ToolchainMaker(ContentStore store)
{
    private static readonly string[] LeftOut =
    [
        "usr/share/doc/",
        "usr/share/man/",
        "usr/share/info/",
        "usr/share/locale/",
        "usr/share/lintian/",
        "usr/share/doc-base/",
        "usr/share/bug/",
        "usr/share/gdb/",
    ];

    /// <summary>Told of the packages' bytes while they are unpacked: <see cref="DebReader.Unpacked"/>.</summary>
    public Action<long, long>? Unpacked { get; init; }

    /// <summary>Arranges the layer's entries.</summary>
    /// <param name="packages">Pinned packages that are in the store, also of several architectures.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The caller disposes it when the layer is packed.</returns>
    /// <exception cref="SlipwayException">What <see cref="DebReader"/> refuses.</exception>
    public async Task<MadeTree> MakeAsync(IReadOnlyList<DebPackage> packages, CancellationToken cancellation = default)
    {
        var set = await new DebReader(store) { Unpacked = Unpacked }.OpenAllAsync(packages, cancellation);
        try
        {
            var tree = new DebTree(set.Debs);
            var kept = tree
                .Nodes.Where(node => !Toolchain.IsLeftOut(node.Path))
                .Where(node => IsCopyright(node.Path) || !LeftOut.Any(start => (node.Path + "/").StartsWith(start, StringComparison.Ordinal)));
            var status = set.Debs.DistinctBy(deb => deb.Package.Name).SelectMany(deb => PackageStatus.Entries(deb, new HashSet<string>()));
            return new MadeTree(
                LayerFolders.Complete([
                    .. kept.Select(node => node.At(node.Path)),
                    .. tree.MergedUsrLinks(),
                    .. status,
                    new LayerEntry("tmp", EntryKind.Directory, 0b1_111_111_111),
                ]),
                set
            );
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }

    private static bool IsCopyright(string path) =>
        path.StartsWith("usr/share/doc/", StringComparison.Ordinal) && path.EndsWith("/copyright", StringComparison.Ordinal);
}

using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Tools.Debian;

/// <summary>
/// Makes the one layer of a toolchain image: compilers and their closure, unpacked, without documentation. No maintainer script is run: links that such scripts make
/// (<c>gcc</c>, <c>awk</c>) are the business of the image that is built on it.
/// </summary>
/// <param name="fetcher">Brings packages.</param>
/// <param name="store">Keeps them.</param>
public sealed class ToolchainMaker(DebFetcher fetcher, ContentStore store)
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

    /// <summary>Fetches what the store lacks and arranges the layer's entries.</summary>
    /// <param name="packages">A resolved closure, also of several architectures.</param>
    /// <param name="progress">Told after each downloaded file.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The caller disposes it when the layer is packed.</returns>
    /// <exception cref="SlipwayException">What <see cref="DebFetcher"/> and <see cref="DebReader"/> refuse.</exception>
    public async Task<MadeTree> MakeAsync(Closure packages, IProgress<FetchProgress>? progress = null, CancellationToken cancellation = default)
    {
        IReadOnlyList<DebPackage> pins = [.. packages.Packages.Select(p => p.Package)];
        await fetcher.FetchAsync(pins, store, progress, cancellation);
        var set = await new DebReader(store).OpenAllAsync(pins, cancellation);
        try
        {
            var tree = new DebTree(set.Debs);
            var kept = tree.Nodes.Where(node => IsCopyright(node.Path) || !LeftOut.Any(start => (node.Path + "/").StartsWith(start, StringComparison.Ordinal)));
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

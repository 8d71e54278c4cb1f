using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Store;

namespace Slipway.Tools.Debian;

/// <summary>Makes the layers that the images Check and Dev have of packages. The same for any machine and any platform, and needs no root.</summary>
/// <param name="store">Has the packages.</param>
public sealed class ToolsMaker(ContentStore store)
{
    /// <summary>Told of the packages' bytes while they are unpacked: <see cref="DebReader.Unpacked"/>.</summary>
    public Action<long, long>? Unpacked { get; init; }

    /// <summary>Arranges the layer of tools.</summary>
    /// <param name="below">The base's entries.</param>
    /// <param name="packages">The packages, those of the base first.</param>
    /// <param name="sitePackages">The environment's folder of modules.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The caller disposes it when the layer is packed.</returns>
    /// <exception cref="SlipwayException">SLP455: damaged packages, all together.</exception>
    public Task<MadeTree> ToolsAsync(
        IReadOnlyList<LayerEntry> below,
        IReadOnlyList<DebPackage> packages,
        string sitePackages,
        CancellationToken cancellation
    ) => MakeAsync(packages, set => ToolsTree.Entries(below, set.Debs, sitePackages), cancellation);

    /// <summary>Arranges the layer of what tests are run with.</summary>
    /// <param name="packages">The packages.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The caller disposes it when the layer is packed.</returns>
    /// <exception cref="SlipwayException">SLP455: damaged packages, all together.</exception>
    public Task<MadeTree> TestToolsAsync(IReadOnlyList<DebPackage> packages, CancellationToken cancellation) =>
        MakeAsync(packages, set => TestToolsTree.Entries(set.Debs), cancellation);

    private async Task<MadeTree> MakeAsync(IReadOnlyList<DebPackage> packages, Func<DebSet, IReadOnlyList<LayerEntry>> entries, CancellationToken cancellation)
    {
        var set = await new DebReader(store) { Unpacked = Unpacked }.OpenAllAsync(packages, cancellation);
        try
        {
            return new MadeTree(entries(set), set);
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }
}

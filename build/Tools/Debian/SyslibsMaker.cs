using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Store;

namespace Slipway.Tools.Debian;

/// <summary>Makes the syslibs layer of locked packages that are in the store.</summary>
/// <param name="store">Has the packages.</param>
public sealed class SyslibsMaker(ContentStore store)
{
    /// <summary>Walks from the given shared objects to the libraries of the packages with role syslib.</summary>
    /// <param name="debs">The lock.</param>
    /// <param name="platform">The lock's platform.</param>
    /// <param name="sources">Shared objects of the wheels (<see cref="WheelObjects"/>) and of the service.</param>
    /// <param name="baseNames">Libraries that the base has (<see cref="LibraryNames"/>).</param>
    /// <param name="extras">Names of libraries that are opened by name at run time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The entries, and what was taken for whom. The caller disposes the first when the layer is packed.</returns>
    /// <exception cref="SlipwayException">SLP455 damaged packages, SLP457 libraries that no package has.</exception>
    public async Task<(MadeTree Tree, Syslibs Syslibs)> MakeAsync(
        DebLock debs,
        Platform platform,
        IReadOnlyList<ElfSource> sources,
        IReadOnlySet<string> baseNames,
        IReadOnlyList<string>? extras = null,
        CancellationToken cancellation = default
    )
    {
        var set = await new DebReader(store).OpenAllAsync(debs.With(DebRoles.Syslib), cancellation);
        try
        {
            var syslibs = SyslibsTree.Walk(sources, new DebTree(set.Debs), baseNames, platform, extras ?? []);
            return (new MadeTree(syslibs.Entries, set), syslibs);
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }
}

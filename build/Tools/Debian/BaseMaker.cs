using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Tools.Store;

namespace Slipway.Tools.Debian;

/// <summary>Makes the base layer of locked packages that are in the store.</summary>
/// <param name="store">Has the packages.</param>
public sealed class BaseMaker(ContentStore store)
{
    /// <summary>Told of the packages' bytes while they are unpacked: <see cref="DebReader.Unpacked"/>.</summary>
    public Action<long, long>? Unpacked { get; init; }

    /// <summary>Unpacks the packages with role base and arranges the layer's entries. The same for any machine and needs no root.</summary>
    /// <param name="debs">The lock.</param>
    /// <param name="platform">The lock's platform.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The caller disposes it when the layer is packed.</returns>
    /// <exception cref="SlipwayException">SLP455 damaged packages, SLP457 libraries that are not there, SLP462 another release than the lock says.</exception>
    public async Task<MadeTree> MakeAsync(DebLock debs, Platform platform, CancellationToken cancellation = default)
    {
        var set = await new DebReader(store) { Unpacked = Unpacked }.OpenAllAsync(debs.With(DebRoles.Base), cancellation);
        try
        {
            var entries = BaseTree.Entries(new DebTree(set.Debs), set.Debs, platform);
            ReleaseMatch.Check(entries, debs.Suite, []);
            return new MadeTree(entries, set);
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }
}

using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Locks.Index;

/// <summary>Which indexes packages of a selection come from: what Lock resolves from and what Doctor asks.</summary>
public static class IndexChoice
{
    /// <summary>The named index, else those of the upstream in slipway.json, else the public ones.</summary>
    /// <param name="named">Address that <c>--index</c> or <c>SLIPWAY_INDEX</c> gives; null for none.</param>
    /// <param name="upstream">The upstream.</param>
    /// <param name="device">The word of the device: <c>cpu</c> or <c>gpu</c>.</param>
    /// <exception cref="SlipwayException">SLP271: an address that is none, or that holds credentials.</exception>
    public static IndexSet Of(string? named, Upstream upstream, string device) =>
        named is not null ? new IndexSet([PublicIndex.At(named)])
        : upstream.Custom?.Indexes is { Count: > 0 } own ? new IndexSet([.. own.Select(index => PublicIndex.Named(index.Name, index.Url, index.Packages))])
        : PublicIndex.For(device);
}

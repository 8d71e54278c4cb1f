namespace Slipway.Core.Locks.Index;

/// <summary>
/// The indexes of a resolution, in order. A name comes from exactly one of them, whatever the others offer: that is what keeps a stranger's package of the
/// same name out (dependency confusion).
/// </summary>
/// <param name="Indexes">At least one.</param>
public sealed record IndexSet(IReadOnlyList<PackageIndex> Indexes)
{
    /// <summary>The one index that a project may come from: the first whose entry claims it, else the first without claims; null where every entry is for other projects.</summary>
    /// <param name="project">Normalized name.</param>
    public PackageIndex? For(string project) =>
        Indexes.FirstOrDefault(index => index.Claims(project)) ?? Indexes.FirstOrDefault(index => index.Packages.Count == 0);
}

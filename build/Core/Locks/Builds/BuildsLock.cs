using Slipway.Core.Images;

namespace Slipway.Core.Locks.Builds;

/// <summary>What the source archives of a lock are built with: beside each lock that has any, <c>NAME.builds.txt</c>.</summary>
/// <param name="Target">What the build requirements fit: the target of the lock.</param>
/// <param name="Resolver">Program, version and settings that made it.</param>
/// <param name="Builds">One a source archive, by normalized name.</param>
public sealed record BuildsLock(LockTarget Target, string Resolver, IReadOnlyList<LockedBuild> Builds)
{
    /// <summary>The build of a package; null where there is none, or one of other bytes.</summary>
    /// <param name="source">The package's line of the lock.</param>
    public LockedBuild? Of(LockedPackage source) => Builds.FirstOrDefault(x => x.Name == source.NormalizedName && x.Source == source.Hash);
}

/// <summary>What one source archive is built with.</summary>
/// <param name="Name">Normalized name of the package.</param>
/// <param name="Version">Its version.</param>
/// <param name="Source">Digest of the archive.</param>
/// <param name="Requires">What was asked for: by the archive, and by builds.json.</param>
/// <param name="Packages">What came of it: wheels alone.</param>
public sealed record LockedBuild(string Name, string Version, Digest Source, IReadOnlyList<string> Requires, IReadOnlyList<LockedPackage> Packages);

namespace Slipway.Core.Locks;

/// <summary>A lock: exact versions with hash, file, size and graph for one target. pip and uv install from the file as it is.</summary>
/// <param name="Head">Who made it, from what, for whom.</param>
/// <param name="Packages">The packages, in the written order: sorted by normalized name in every lock that Slipway writes.</param>
public sealed record LockFile(LockHead Head, IReadOnlyList<LockedPackage> Packages)
{
    /// <summary>What the lock was made for.</summary>
    public LockTarget Target => Head.Target;

    /// <summary>The sum of all known sizes, in bytes.</summary>
    public long Size => Packages.Sum(package => package.Size ?? 0);

    /// <summary>The package of a name, or null.</summary>
    /// <param name="name">A name in any spelling.</param>
    public LockedPackage? Find(string name) => Packages.FirstOrDefault(package => package.NormalizedName == ProjectName.Normalize(name));
}

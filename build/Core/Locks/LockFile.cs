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

    /// <summary>The line of a package, from 1: format and head come first.</summary>
    /// <param name="index">Its place in <see cref="Packages"/>, from 0.</param>
    public int LineOf(int index) => 2 + Head.Lines.Count + index;

    /// <summary>The package of a name, or null.</summary>
    /// <param name="name">A name in any spelling.</param>
    public LockedPackage? Find(string name)
    {
        var normalized = ProjectName.Normalize(name);
        return Packages.FirstOrDefault(package => package.NormalizedName == normalized);
    }
}

namespace Slipway.Core.Catalog;

/// <summary>A distribution that a base image is made of.</summary>
/// <param name="Name">As pins.json and slipway.json write it, such as <c>debian-13</c>.</param>
/// <param name="Glibc">Its C library: wheels that ask for a newer one do not run on it.</param>
public sealed record Distribution(string Name, GlibcLevel Glibc)
{
    /// <summary>manylinux_2_28 images, RHEL 8 and its rebuilds.</summary>
    public static readonly Distribution AlmaLinux8 = new("almalinux-8", new(2, 28));

    /// <summary>manylinux_2_34 images, RHEL 9 and its rebuilds.</summary>
    public static readonly Distribution AlmaLinux9 = new("almalinux-9", new(2, 34));

    /// <summary>Ubuntu 22.04.</summary>
    public static readonly Distribution Ubuntu2204 = new("ubuntu-22.04", new(2, 35));

    /// <summary>Debian 12, bookworm.</summary>
    public static readonly Distribution Debian12 = new("debian-12", new(2, 36));

    /// <summary>Ubuntu 24.04.</summary>
    public static readonly Distribution Ubuntu2404 = new("ubuntu-24.04", new(2, 39));

    /// <summary>Debian 13, trixie.</summary>
    public static readonly Distribution Debian13 = new("debian-13", new(2, 41));

    /// <summary>All distributions, the oldest C library first.</summary>
    public static readonly IReadOnlyList<Distribution> All = [AlmaLinux8, AlmaLinux9, Ubuntu2204, Debian12, Ubuntu2404, Debian13];
}

/// <summary>A version of the GNU C library, as manylinux tags count it.</summary>
/// <param name="Major">2.</param>
/// <param name="Minor">Such as 28.</param>
public readonly record struct GlibcLevel(int Major, int Minor) : IComparable<GlibcLevel>
{
    /// <inheritdoc/>
    public int CompareTo(GlibcLevel other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    /// <summary>Whether a library of the level <paramref name="left"/> is older.</summary>
    /// <param name="left">A level.</param>
    /// <param name="right">Another.</param>
    public static bool operator <(GlibcLevel left, GlibcLevel right) => left.CompareTo(right) < 0;

    /// <summary>Whether a library of the level <paramref name="left"/> is newer.</summary>
    /// <param name="left">A level.</param>
    /// <param name="right">Another.</param>
    public static bool operator >(GlibcLevel left, GlibcLevel right) => left.CompareTo(right) > 0;

    /// <summary>Such as <c>2.28</c>.</summary>
    public override string ToString() => $"{Major}.{Minor}";
}

namespace Slipway.Core.Catalog;

/// <summary>A distribution that a base image is made of.</summary>
/// <param name="Name">As pins.json and slipway.json write it, such as <c>debian-13</c>.</param>
/// <param name="Glibc">Its C library: wheels that ask for a newer one do not run on it.</param>
public sealed record BaseDistribution(string Name, GlibcLevel Glibc)
{
    /// <summary>manylinux_2_28 images, RHEL 8 and its rebuilds.</summary>
    public static readonly BaseDistribution AlmaLinux8 = new("almalinux-8", new(2, 28));

    /// <summary>manylinux_2_34 images, RHEL 9 and its rebuilds.</summary>
    public static readonly BaseDistribution AlmaLinux9 = new("almalinux-9", new(2, 34));

    /// <summary>Ubuntu 22.04.</summary>
    public static readonly BaseDistribution Ubuntu2204 = new("ubuntu-22.04", new(2, 35));

    /// <summary>Debian 12, bookworm.</summary>
    public static readonly BaseDistribution Debian12 = new("debian-12", new(2, 36));

    /// <summary>Ubuntu 24.04.</summary>
    public static readonly BaseDistribution Ubuntu2404 = new("ubuntu-24.04", new(2, 39));

    /// <summary>Debian 13, trixie.</summary>
    public static readonly BaseDistribution Debian13 = new("debian-13", new(2, 41));

    /// <summary>All distributions, the oldest C library first.</summary>
    public static readonly IReadOnlyList<BaseDistribution> All = [AlmaLinux8, AlmaLinux9, Ubuntu2204, Debian12, Ubuntu2404, Debian13];
}

/// <summary>A version of the GNU C library, as manylinux tags count it.</summary>
/// <param name="Major">2.</param>
/// <param name="Minor">Such as 28.</param>
public sealed record GlibcLevel(int Major, int Minor)
{
    /// <summary>Whether wheels that ask for another level do not run on this one.</summary>
    /// <param name="other">The level that they ask for.</param>
    public bool IsOlderThan(GlibcLevel other) => (Major, Minor).CompareTo((other.Major, other.Minor)) < 0;

    /// <summary>Such as <c>2.28</c>.</summary>
    public override string ToString() => $"{Major}.{Minor}";
}

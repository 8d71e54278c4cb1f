namespace Slipway.Core.Debian;

/// <summary>Something that the base does not have, and why.</summary>
/// <param name="Name">A package name, or the beginning of a path.</param>
/// <param name="Reason">For people.</param>
public sealed record LeftOut(string Name, string Reason);

/// <summary>What the base layer is made of: the packages that are asked for, and what of their closure is left out.</summary>
public static class BaseRules
{
    /// <summary>The user that images run as.</summary>
    public const int User = 10001;

    /// <summary>The packages asked for; their dependencies come with them.</summary>
    public static readonly IReadOnlyList<string> Roots =
    [
        "base-files",
        "base-passwd",
        "ca-certificates",
        "libc6",
        "libpython3.13-stdlib",
        "libstdc++6",
        "netbase",
        "python3.13-minimal",
        "tzdata",
    ];

    /// <summary>Packages that only installing needs.</summary>
    public static readonly IReadOnlyList<LeftOut> Packages =
    [
        new("debconf", "asks questions while packages are installed"),
        new("debconf-2.0", "asks questions while packages are installed"),
        new("cdebconf", "asks questions while packages are installed"),
        new("dpkg", "the package manager"),
        new("libdebconfclient0", "for base-passwd's maintainer script"),
        new("libselinux1", "for base-passwd's maintainer script"),
        new("mawk", "for base-files' maintainer script"),
        new("gawk", "for base-files' maintainer script"),
        new("original-awk", "for base-files' maintainer script"),
        new("perl-base", "an interpreter that no part of the base runs"),
        new("openssl-provider-legacy", "ciphers that are off unless a configuration asks for them"),
        new("readline-common", "configuration of a terminal"),
        new("tar", "for dpkg"),
    ];

    /// <summary>Beginnings of paths that are left out of the packages taken. <c>{triplet}</c> stands for the platform's.</summary>
    public static readonly IReadOnlyList<LeftOut> Paths =
    [
        new("boot/", "no kernel"),
        new("etc/ca-certificates/", "hooks of a script"),
        new("etc/default/", "settings of services"),
        new("etc/dpkg/", "settings of the package manager"),
        new("etc/issue", "shown at a login"),
        new("etc/ld.so.conf.d/", "no cache is made: the folders are the loader's own"),
        new("etc/profile.d/", "settings of a shell"),
        new("etc/skel/", "for new users"),
        new("etc/update-motd.d/", "scripts of a login"),
        new("usr/bin/", "programs, but for Python"),
        new("usr/games/", "nothing there"),
        new("usr/include/", "headers"),
        new("usr/lib/binfmt.d/", "settings of the host"),
        new("usr/lib/python3.13/test/", "Python's own test suite"),
        new("usr/lib/ssl/misc/", "scripts"),
        new("usr/lib/{triplet}/engines-3/", "cryptographic hardware, off unless a configuration asks for it"),
        new("usr/lib/{triplet}/gconv/", "conversions that Python does by itself"),
        new("usr/lib/{triplet}/libmemusage.so", "preloaded by a debugging program"),
        new("usr/lib/{triplet}/libpcprofile.so", "preloaded by a debugging program"),
        new("usr/lib/{triplet}/libc_malloc_debug.so", "preloaded by a debugging program"),
        new("usr/sbin/", "programs of an administrator"),
        new("usr/share/base-files/", "first contents of files that a script writes"),
        new("usr/share/base-passwd/", "first contents of files that a script writes"),
        new("usr/share/binfmts/", "settings of the host"),
        new("usr/share/bug/", "for bug reports"),
        new("usr/share/ca-certificates/", "joined into one file"),
        new("usr/share/doc-base/", "documentation"),
        new("usr/share/dict/", "nothing there"),
        new("usr/share/gcc/", "for a debugger"),
        new("usr/share/gdb/", "for a debugger"),
        new("usr/share/i18n/", "sources of locales"),
        new("usr/share/info/", "documentation"),
        new("usr/share/lintian/", "for checks of the package"),
        new("usr/share/locale/", "translations"),
        new("usr/share/man/", "documentation"),
        new("usr/share/pixmaps/", "pictures"),
        new("usr/share/applications/", "menus"),
    ];
}

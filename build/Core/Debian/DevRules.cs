using Slipway.Core.Checking;

namespace Slipway.Core.Debian;

/// <summary>What the image for developers has beyond the shipped one: the packages asked for, and what of their closure is left out.</summary>
public static class DevRules
{
    /// <summary>The packages asked for; their dependencies come with them.</summary>
    public static readonly IReadOnlyList<string> Tools =
    [
        // What a system of Debian calls essential: packages may use it without saying so.
        "base-files",
        "base-passwd",
        "bash",
        "bsdutils",
        "coreutils",
        "dash",
        "debianutils",
        "diffutils",
        "dpkg",
        "findutils",
        "grep",
        "gzip",
        "hostname",
        "init-system-helpers",
        "libc-bin",
        "mawk",
        "ncurses-base",
        "ncurses-bin",
        "perl-base",
        "sed",
        "sysvinit-utils",
        "tar",
        "util-linux",
        // What a developer calls.
        "apt",
        "ca-certificates",
        "debian-archive-keyring",
        "gdb",
        "git",
        "less",
        "nano",
        "procps",
        "strace",
        "xz-utils",
    ];

    /// <summary>Requirements that become modules of <see cref="CheckPaths.DevModules"/>.</summary>
    public static readonly IReadOnlyList<string> Modules = ["debugpy"];

    /// <summary>The requirements of tests where no file <see cref="TestRequirements"/> says otherwise.</summary>
    public static readonly IReadOnlyList<string> Tests = ["pytest"];

    /// <summary>File with the requirements of tests, below the folder of requirements.</summary>
    public const string TestRequirements = "check.in";

    /// <summary>Beginnings of paths that are left out of the packages taken; licences stay.</summary>
    public static readonly IReadOnlyList<LeftOut> Paths =
    [
        new("boot/", "no kernel"),
        new("usr/games/", "nothing there"),
        new("usr/lib/systemd/", "units of services"),
        new("usr/share/bug/", "for bug reports"),
        new("usr/share/doc/", "documentation"),
        new("usr/share/doc-base/", "documentation"),
        new("usr/share/info/", "documentation"),
        new("usr/share/lintian/", "for checks of the package"),
        new("usr/share/locale/", "translations"),
        new("usr/share/man/", "documentation"),
        new("usr/share/applications/", "menus"),
        new("usr/share/pixmaps/", "pictures"),
    ];

    /// <summary>What maintainer scripts would choose among programs of one purpose: the general name, and the program.</summary>
    public static readonly IReadOnlyList<(string Name, string Program)> Alternatives =
    [
        ("awk", "mawk"),
        ("editor", "nano"),
        ("pager", "less"),
        ("which", "which.debianutils"),
    ];
}

namespace Slipway.Core.Locks;

/// <summary>The platforms that wheels may name on a system, best first (PEP 425, 600, 656; the order of pypa/packaging).</summary>
public static class PlatformTags
{
    private const int FirstMacOnArm = 11;

    /// <summary>Linux.</summary>
    /// <param name="machine">Machine as in tags: <c>x86_64</c>, <c>aarch64</c>.</param>
    /// <param name="libc">Newest level that wheels may ask for; null for only the honest tag.</param>
    public static IEnumerable<string> Linux(string machine, Libc? libc)
    {
        yield return $"linux_{machine}";
        if (libc is null)
            yield break;
        for (var minor = libc.Minor; minor >= Oldest(libc, machine); minor--)
        {
            yield return $"{libc.Kind}_{libc.Major}_{minor}_{machine}";
            if (libc.Kind == "manylinux" && Alias(minor) is { } alias)
                yield return $"{alias}_{machine}";
        }
    }

    /// <summary>macOS from 11 on.</summary>
    /// <param name="major">Its version: 14.</param>
    /// <param name="machine"><c>arm64</c> or <c>x86_64</c>.</param>
    public static IEnumerable<string> MacOs(int major, string machine)
    {
        // Since 11 a minor version changes no interface, so its tags name minor version 0.
        for (var version = major; version >= FirstMacOnArm; version--)
            foreach (var format in MacFormats(machine))
                yield return $"macosx_{version}_0_{format}";
        // On Arm, files for 10.x that hold both machines are loaded too.
        for (var minor = 16; minor >= 4; minor--)
            foreach (var format in machine == "arm64" ? ["universal2"] : MacFormats(machine))
                yield return $"macosx_10_{minor}_{format}";
    }

    /// <summary>Windows.</summary>
    /// <param name="machine"><c>amd64</c>, <c>arm64</c>; or <c>32</c>.</param>
    public static IEnumerable<string> Windows(string machine) => [machine == "32" ? "win32" : $"win_{machine}"];

    /// <summary>File formats that hold code for several machines, as CPython names them (PEP 425).</summary>
    private static string[] MacFormats(string machine) =>
        machine == "arm64" ? ["arm64", "universal2"] : [machine, "intel", "fat64", "fat3", "universal2", "universal"];

    /// <summary>The tags start at musl 1.0, at glibc 2.5 for x86 and at glibc 2.17 for every other machine.</summary>
    private static int Oldest(Libc libc, string machine) =>
        (libc.Kind, machine) switch
        {
            ("musllinux", _) => 0,
            (_, "x86_64" or "i686") => 5,
            _ => 17,
        };

    /// <summary>Names from before PEP 600.</summary>
    private static string? Alias(int minor) =>
        minor switch
        {
            17 => "manylinux2014",
            12 => "manylinux2010",
            5 => "manylinux1",
            _ => null,
        };
}

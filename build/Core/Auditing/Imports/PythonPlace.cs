namespace Slipway.Core.Auditing.Imports;

/// <summary>Where a path lies as Python sees it.</summary>
internal static class PythonPlace
{
    private static readonly string[] s_sites = ["/site-packages/", "/dist-packages/"];

    /// <summary>Where the path below the innermost folder of installed packages begins; -1 outside of one.</summary>
    /// <param name="path">Path in the image.</param>
    public static int BelowSite(ReadOnlySpan<char> path)
    {
        foreach (var site in s_sites)
            if (path.LastIndexOf(site) is >= 0 and var at)
                return at + site.Length;
        return -1;
    }

    /// <summary>Whether it belongs to Python itself: <c>lib/python3.13/json/decoder.py</c>.</summary>
    /// <param name="path">Path in the image.</param>
    public static bool IsStandard(ReadOnlySpan<char> path) =>
        path.IndexOf("lib/python3") is >= 0 and var at && (at == 0 || path[at - 1] == '/') && BelowSite(path) < 0;

    /// <summary>Whether a folder of the operating system holds it, where no service is put.</summary>
    /// <param name="path">Path in the image.</param>
    public static bool IsSystem(ReadOnlySpan<char> path) =>
        (path.StartsWith("usr/") && !path.StartsWith("usr/src/") && !path.StartsWith("usr/local/"))
        || path.StartsWith("usr/local/lib/")
        || path.StartsWith("usr/local/cuda")
        || path.StartsWith("usr/local/include/")
        || path.StartsWith("usr/local/share/")
        || path.StartsWith("etc/")
        || path.StartsWith("var/")
        || path.StartsWith("lib/")
        || path.StartsWith("bin/")
        || path.StartsWith("sbin/")
        || path.StartsWith("opt/conda/")
        || path.StartsWith("proc/")
        || path.StartsWith("sys/")
        || path.StartsWith("dev/");

    /// <summary>Whether it is the service's own: neither a package's nor Python's nor the operating system's.</summary>
    /// <param name="path">Path in the image.</param>
    public static bool IsOwn(ReadOnlySpan<char> path) => BelowSite(path) < 0 && !IsStandard(path) && !IsSystem(path);
}

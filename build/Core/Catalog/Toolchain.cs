namespace Slipway.Core.Catalog;

/// <summary>
/// What the toolchain image of the Debian upstream is unpacked from, as apt names it (<c>name:architecture</c>, <c>name/suite</c>). Both compilers run on the host, so no platform
/// is emulated. <c>dockerfiles/steps/configure-toolchain.sh</c> makes the links that maintainer scripts would make and runs every tool once.
/// </summary>
public static class Toolchain
{
    /// <summary>The suite that <see cref="Alone"/> takes sccache from: the release's own has no remote cache and keeps silent about it.</summary>
    public const string SccacheSuite = "sid";

    /// <summary>The package with pip as a wheel, which Python runs as it is.</summary>
    public const string Pip = "python3-pip-whl";

    private static readonly IReadOnlyList<string> Common =
    [
        // What compiles.
        "binutils",
        "cmake",
        "g++-14",
        "gcc-14",
        "libpython3.13-dev",
        "make",
        "ninja-build",
        "pybind11-dev",
        "python3-pybind11",
        // What its steps are written in.
        "bash",
        "coreutils",
        "dash",
        "diffutils",
        "findutils",
        "grep",
        "gzip",
        "mawk",
        "sed",
        "tar",
    ];

    /// <summary>Packages that are taken with everything that they depend on.</summary>
    /// <param name="host">Where the compilers run.</param>
    public static IReadOnlyList<string> Packages(Platform host) => [.. Common, .. Others(host).Select(other => $"g++-14-{other.Triplet.Replace('_', '-')}")];

    /// <summary>
    /// Packages that are taken without what they depend on. Of Python for another platform only the header with its sizes is read. sccache of another suite would bring that
    /// suite's C library along, though the release's own is new enough for it.
    /// </summary>
    /// <param name="host">Where the compilers run.</param>
    public static IReadOnlyList<string> Alone(Platform host) =>
        [.. Others(host).Select(other => $"libpython3.13-dev:{other.Architecture}"), Pip, $"sccache/{SccacheSuite}"];

    /// <summary>Whether a file of these packages is large and of no use here: link-time dumps, Python and CUDA's libraries as static libraries, tools that need a GPU.</summary>
    /// <param name="path">Path in the image, without a leading slash.</param>
    public static bool IsLeftOut(string path) =>
        path.StartsWith("usr/bin/", StringComparison.Ordinal)
            && (path.EndsWith("lto-dump-14", StringComparison.Ordinal) || path.EndsWith("lto-dump-13", StringComparison.Ordinal))
        || path.StartsWith("usr/lib/python3.13/config-3.13-", StringComparison.Ordinal) && path.EndsWith(".a", StringComparison.Ordinal)
        || CudaToolkit.IsLeftOut(path);

    private static IEnumerable<Platform> Others(Platform host) => Platform.All.Where(platform => platform != host);
}

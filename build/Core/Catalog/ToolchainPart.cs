using Slipway.Core.Debian;

namespace Slipway.Core.Catalog;

/// <summary>
/// One layer of the toolchain image, with a lock of its own. A part other than <see cref="Compilers"/> is only in the image when something that is compiled needs it: each of them is
/// large, and a change of one must not move what was compiled without it.
/// </summary>
/// <param name="Name">Name of its lock and of its layer.</param>
/// <param name="Packages">Packages that are taken with everything that they depend on and <see cref="Compilers"/> lacks, by the platform that the compilers run on.</param>
/// <param name="Alone">Packages that are taken without what they depend on.</param>
public sealed record ToolchainPart(string Name, Func<Platform, IReadOnlyList<string>> Packages, Func<Platform, IReadOnlyList<string>> Alone)
{
    private static readonly IReadOnlyList<string> s_components =
    [
        "autoconf",
        "automake",
        "bzip2",
        "file",
        "libtool",
        "m4",
        "meson",
        "patchelf",
        "perl",
        "pkgconf",
        "uuid-dev",
        "xz-utils",
    ];

    private static readonly IReadOnlyList<string> s_libraries = ["libffi-dev", "libssl-dev", "libyaml-dev", "zlib1g-dev"];

    private static readonly IReadOnlyList<string> s_portable =
    [
        "bash",
        "binutils",
        "coreutils",
        "dash",
        "diffutils",
        "findutils",
        "g++-12",
        "gcc-12",
        "grep",
        "gzip",
        "libpython3.11-dev",
        "make",
        "mawk",
        "python3",
        "python3-pip-whl",
        "python3-setuptools",
        "python3-wheel",
        "sed",
        "tar",
    ];

    private static readonly IReadOnlyList<string> s_ofRelease = ["libedit2", "libffi8", "libgit2-1.9", "libssh2-1t64", "libz3-4"];

    private static readonly IReadOnlyList<string> s_ofSid =
    [
        .. ((string[])["cargo", "libllvm22", "libstd-rust-1.97", "libstd-rust-dev", "libxml2-16", "python3-maturin", "rustc"]).Select(x =>
            $"{x}/{Toolchain.SccacheSuite}"
        ),
    ];

    private static readonly IReadOnlyList<string> s_ofNvidia =
    [
        "libcu++-dev",
        "libcub-dev",
        "libcudart12",
        "libthrust-dev",
        "nvidia-cuda-dev",
        CudaToolkit.Package,
    ];

    /// <summary>Compilers for C and C++, CMake, Ninja, sccache, Python's headers: in every toolchain image.</summary>
    public static readonly ToolchainPart Compilers = new("toolchain", Toolchain.Packages, Toolchain.Alone) { IsLowest = true };

    /// <summary>What native components are configured with beside: autotools, Meson, pkgconf, archivers, headers of libraries that the base image has.</summary>
    public static readonly ToolchainPart Components = new("toolchain-components", _ => s_components, _ => []);

    /// <summary>
    /// nvcc, CUDA's headers and its runtime, and a g++ that nvcc takes: 14 is too new for it. They are of the release's component non-free, and not of another suite, because their
    /// headers have to fit its C library. What they would bring beside (profilers, debuggers, 900 MB of libraries) no compile reads.
    /// </summary>
    public static readonly ToolchainPart Cuda = new("toolchain-cuda", _ => ["g++-13"], _ => s_ofNvidia)
    {
        Suites = DebianSuites.Trixie with { Components = ["main", "non-free"] },
    };

    /// <summary>Headers of libraries that many extension modules are made for, and that their archives do not bring.</summary>
    public static readonly ToolchainPart Libraries = new("toolchain-libraries", _ => s_libraries, _ => []);

    /// <summary>
    /// Rust for both platforms, and maturin. They are of <see cref="Toolchain.SccacheSuite"/>: the release's own compiler is older than what today's packages ask for (1.85; orjson
    /// wants 1.95), and its C library is new enough for the newer one. No suite of Debian has crates that upstream locks name: sources bring theirs.
    /// </summary>
    public static readonly ToolchainPart Rust = new("toolchain-rust", _ => s_ofRelease, host => [.. s_ofSid, .. Others(host)]);

    /// <summary>
    /// The compilers of the release before, as an image of their own: what they link asks for no newer C library than that release has (2.36), so that a wheel made with them may
    /// claim a tag that other distributions take. Its sccache has no remote cache and is left out.
    /// </summary>
    public static readonly ToolchainPart Portable = new("toolchain-portable", _ => s_portable, _ => []) { Suites = DebianSuites.Bookworm, IsLowest = true };

    /// <summary>All parts.</summary>
    public static readonly IReadOnlyList<ToolchainPart> All = [Compilers, Components, Cuda, Libraries, Rust, Portable];

    /// <summary>Parts that a wheel's build may ask for, by the word that builds.json has for them (<c>uses</c>), in the order in which they lie on each other.</summary>
    public static readonly IReadOnlyDictionary<string, ToolchainPart> ByUse = new SortedDictionary<string, ToolchainPart>(StringComparer.Ordinal)
    {
        [CudaToolkit.Use] = Cuda,
        ["libraries"] = Libraries,
        ["rust"] = Rust,
    };

    /// <summary>Where its packages are taken of.</summary>
    public DebianSuites Suites { get; init; } = DebianSuites.Trixie;

    /// <summary>Whether an image begins with it; others lie on <see cref="Compilers"/>.</summary>
    public bool IsLowest { get; init; }

    /// <summary>File name of its lock.</summary>
    /// <param name="host">Where the compilers run.</param>
    public string LockName(Platform host) => $"{Name}.{host.Architecture}.debs.txt";

    private static IEnumerable<string> Others(Platform host) =>
        Platform.All.Where(x => x != host).Select(x => $"libstd-rust-dev:{x.Architecture}/{Toolchain.SccacheSuite}");
}

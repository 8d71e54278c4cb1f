using System.Buffers;
using System.Collections.Frozen;

namespace Slipway.Core.Auditing.Rules;

/// <summary>Compilers, linkers and build systems.</summary>
internal sealed class BuildToolRule : PathRule
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_programs = FrozenSet
        .ToFrozenSet(
            [
                "gcc",
                "g++",
                "cc",
                "c++",
                "cpp",
                "c89",
                "c99",
                "gcov",
                "gcov-tool",
                "lto-dump",
                "clang",
                "clang++",
                "ld",
                "ld.bfd",
                "ld.gold",
                "lld",
                "gold",
                "as",
                "ar",
                "ranlib",
                "nm",
                "objdump",
                "objcopy",
                "strip",
                "make",
                "gmake",
                "cmake",
                "ctest",
                "cpack",
                "ninja",
                "meson",
                "rustc",
                "cargo",
                "rustup",
                "nvcc",
                "ptxas",
                "cicc",
                "cudafe++",
                "fatbinary",
                "nvlink",
                "ccache",
                "sccache",
                "go",
                "gofmt",
                "javac",
                "bazel",
                "autoconf",
                "automake",
                "autom4te",
                "libtool",
                "m4",
                "pkg-config",
                "pkgconf",
                "git",
                "gdb",
                "gfortran",
                "swig",
                "bison",
                "flex",
                "patchelf",
                "dwp",
                "gprof",
            ],
            StringComparer.Ordinal
        )
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> s_version = SearchValues.Create("0123456789.");

    public override string Name => "build-tool";

    public override string About => "compilers, linkers, build systems, git";

    public override string LeavesAlone => "ptxas of triton, which compiles kernels at run time";

    internal override IReadOnlyList<string> Folders => ["gcc", "gcc-cross", "git-core", "nvvm"];

    internal override bool TakesFolder(ReadOnlySpan<char> path) =>
        path is "usr/lib/gcc" or "usr/libexec/gcc" or "usr/lib/gcc-cross" or "usr/libexec/gcc-cross" or "usr/lib/git-core" or "usr/local/lib/gcc"
        || (path.EndsWith("/nvvm") && path.StartsWith("usr/local/cuda"));

    internal override bool TakesProgram(ReadOnlySpan<char> name) => s_programs.Contains(Bare(name));

    internal override string What(PathGroup group) => $"tools that build and do not run: {group.Names}";

    internal override string Remedy(PathGroup group) =>
        "build in a stage of its own (FROM ... AS build) and copy its result into the last stage; "
        + (
            group.Package is { Kind: PackageKind.Python } package
                ? $"take {package.Name} out of what the service installs"
                : "start the last stage from a slim base"
        );

    /// <summary><c>x86_64-linux-gnu-gcc-14</c> is <c>gcc</c>.</summary>
    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> name)
    {
        if (name.LastIndexOf('-') is > 0 and var dash && name[(dash + 1)..] is { Length: > 0 } end && end.IndexOfAnyExcept(s_version) < 0)
            name = name[..dash];
        return name.IndexOf("-linux-gnu-") is >= 0 and var at ? name[(at + "-linux-gnu-".Length)..] : name;
    }
}

using Slipway.Core.Debian;
using Slipway.Tests;

namespace Slipway.Core.Tests.Debian;

[Trait("Row", "W1")]
[Trait("Row", "R2")]
public sealed class PortableLibrariesTests
{
    /// <summary>What auditwheel 6.8.2 lets a wheel for manylinux_2_28 and manylinux_2_34 expect of its system (policy/manylinux-policy.json).</summary>
    private static readonly string[] s_allowed =
    [
        "libatomic.so.1",
        "libgcc_s.so.1",
        "libstdc++.so.6",
        "libm.so.6",
        "libmvec.so.1",
        "libanl.so.1",
        "libdl.so.2",
        "librt.so.1",
        "libc.so.6",
        "libnsl.so.1",
        "libutil.so.1",
        "libpthread.so.0",
        "libX11.so.6",
        "libXext.so.6",
        "libXrender.so.1",
        "libICE.so.6",
        "libSM.so.6",
        "libGL.so.1",
        "libgobject-2.0.so.0",
        "libgthread-2.0.so.0",
        "libglib-2.0.so.0",
        "libresolv.so.2",
        "libexpat.so.1",
        "libz.so.1",
    ];

    /// <summary>Which of them are in packages of the base.</summary>
    private static readonly Dictionary<string, string[]> s_inBase = new()
    {
        ["libc6"] =
        [
            "libm.so.6",
            "libmvec.so.1",
            "libanl.so.1",
            "libdl.so.2",
            "librt.so.1",
            "libc.so.6",
            "libnsl.so.1",
            "libutil.so.1",
            "libpthread.so.0",
            "libresolv.so.2",
        ],
        ["libgcc-s1"] = ["libgcc_s.so.1"],
        ["libstdc++6"] = ["libstdc++.so.6"],
        ["libexpat1"] = ["libexpat.so.1"],
        ["zlib1g"] = ["libz.so.1"],
    };

    public static TheoryData<string> Architectures => ["amd64", "arm64"];

    [Fact]
    public void Every_library_that_a_portable_wheel_may_expect_is_in_the_base_or_can_be_taken() =>
        s_allowed.Except(s_inBase.SelectMany(x => x.Value)).ShouldBe(PortableLibraries.All.Select(x => x.Soname), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Architectures))]
    public void The_committed_lock_of_the_base_has_the_packages_of_all_of_them(string architecture)
    {
        var read = Read(architecture);

        s_inBase.Keys.Except(read.With(DebRoles.Base).Select(x => x.Name)).ShouldBeEmpty();
        PortableLibraries.Packages.Except(read.With(DebRoles.Syslib).Select(x => x.Name)).ShouldBeEmpty();
        BasePython.Of(read).ShouldStartWith("3.13.");
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void No_driver_of_a_graphics_card_comes_along(string architecture) =>
        Read(architecture).Packages.ShouldNotContain(x => x.Package.Name.Contains("mesa", StringComparison.Ordinal) || x.Package.Name.StartsWith("libllvm"));

    [Theory]
    [MemberData(nameof(Architectures))]
    public void The_base_is_that_of_the_Debian_upstream(string architecture)
    {
        var other = Read($"minimal-onnx.cpu.{architecture}", "");

        Read(architecture).With(DebRoles.Base).Select(x => x.Name).ShouldBe(other.With(DebRoles.Base).Select(x => x.Name));
    }

    private static DebLock Read(string name, string start = "base.")
    {
        var file = $"requirements/locks/debian/{start}{name}.debs.txt";
        return DebLockText.Read(File.ReadAllText(Path.Combine(Repository.Root, file)), file);
    }
}

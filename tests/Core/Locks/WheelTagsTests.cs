using Slipway.Core.Locks;
using Slipway.Tests;

namespace Slipway.Core.Tests.Locks;

[Trait("Row", "L6")]
public sealed class WheelTagsTests
{
    public static TheoryData<string, WheelTarget> Targets =>
        new()
        {
            { "cp311-linux-amd64-glibc2.36", new WheelTarget(11, "x86_64", Libc.Glibc(2, 36)) },
            { "cp312-linux-arm64-glibc2.35", new WheelTarget(12, "aarch64", Libc.Glibc(2, 35)) },
            { "cp313-linux-amd64-glibc2.17", new WheelTarget(13, "x86_64", Libc.Glibc(2, 17)) },
            { "cp313-linux-amd64-glibc2.28", new WheelTarget(13, "x86_64", Libc.Glibc(2, 28)) },
            { "cp313-linux-amd64-glibc2.41", new WheelTarget(13, "x86_64", Libc.Glibc(2, 41)) },
            { "cp313-linux-amd64-musl1.2", new WheelTarget(13, "x86_64", Libc.Musl(1, 2)) },
            { "cp313-linux-arm64-glibc2.28", new WheelTarget(13, "aarch64", Libc.Glibc(2, 28)) },
            { "cp313t-linux-amd64-glibc2.28", new WheelTarget(13, "x86_64", Libc.Glibc(2, 28), FreeThreaded: true) },
            { "cp314-linux-arm64-glibc2.41", new WheelTarget(14, "aarch64", Libc.Glibc(2, 41)) },
        };

    [Theory]
    [MemberData(nameof(Targets))]
    public void Every_supported_tag_is_found_in_the_order_of_the_reference_implementation(string file, WheelTarget target) =>
        WheelTags
            .For(target)
            .Ordered.Select(tag => tag.ToString())
            .ShouldBe(File.ReadAllLines(Path.Combine(Repository.Root, "tests/data/standards/tags", file + ".txt")));

    [Theory]
    [InlineData("cp313-macos13-x86_64", 13, "x86_64")]
    [InlineData("cp313-macos14-arm64", 14, "arm64")]
    [InlineData("cp313-win-arm64", null, "arm64")]
    public void The_tags_of_other_systems_are_in_that_order_too(string file, int? macOs, string machine) =>
        WheelTags
            .Order(13, false, [.. macOs is { } major ? PlatformTags.MacOs(major, machine) : PlatformTags.Windows(machine)])
            .Select(tag => tag.ToString())
            .ShouldBe(File.ReadAllLines(Path.Combine(Repository.Root, "tests/data/standards/tags", file + ".txt")));

    [Theory]
    [InlineData("a-1-cp313-cp313-manylinux_2_28_x86_64.whl", true)]
    [InlineData("a-1-cp313-cp313-manylinux_2_29_x86_64.whl", false)]
    [InlineData("a-1-cp313-cp313-manylinux_2_28_aarch64.whl", false)]
    [InlineData("a-1-cp312-cp312-manylinux_2_28_x86_64.whl", false)]
    [InlineData("a-1-cp38-abi3-manylinux2014_x86_64.whl", true)]
    [InlineData("a-1-cp314-abi3-manylinux2014_x86_64.whl", false)]
    [InlineData("a-1-cp313-cp313-musllinux_1_2_x86_64.whl", false)]
    [InlineData("a-1-cp313-cp313-linux_x86_64.whl", true)]
    [InlineData("a-1-cp313-cp313-win_amd64.whl", false)]
    [InlineData("a-1-py2.py3-none-any.whl", true)]
    public void A_wheel_fits_or_does_not(string wheel, bool fits) =>
        (WheelTags.For(new WheelTarget(13, "x86_64", Libc.Glibc(2, 28))).Rank(WheelFileName.Parse(wheel)) is not null).ShouldBe(fits);

    [Fact]
    public void Without_a_level_only_the_honest_tag_and_pure_wheels_fit()
    {
        var tags = WheelTags.For(new WheelTarget(13, "aarch64", null));
        tags.Rank(WheelFileName.Parse("a-1-cp313-cp313-linux_aarch64.whl")).ShouldNotBeNull();
        tags.Rank(WheelFileName.Parse("a-1-py3-none-any.whl")).ShouldNotBeNull();
        tags.Rank(WheelFileName.Parse("a-1-cp313-cp313-manylinux_2_17_aarch64.whl")).ShouldBeNull();
    }
}

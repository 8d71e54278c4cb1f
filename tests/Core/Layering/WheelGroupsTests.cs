using Slipway.Core.Layering;
using Slipway.Core.Locks;
using Slipway.Tests;

namespace Slipway.Core.Tests.Layering;

[Trait("Row", "R2")]
public sealed class WheelGroupsTests
{
    private static LockFile Read(string name) => LockReader.Read(File.ReadAllText(Path.Combine(Repository.Root, "tests/data/locks", name)), name);

    [Fact]
    public void Each_large_wheel_has_its_own_layer_and_the_small_ones_share_the_last()
    {
        var groups = WheelGroups.For(Read("index/after.amd64.txt"));
        groups.Select(group => group.Name).ShouldBe(["onnxruntime", "numpy", "uvloop", "pydantic-core", "small"], ignoreOrder: true);
        groups[^1].Name.ShouldBe("small");
        groups[^1].Wheels.Count.ShouldBe(20);
    }

    [Fact]
    public void Every_wheel_is_in_exactly_one_group()
    {
        var lockFile = Read("full-sglang.gpu.arm64.txt");
        WheelGroups.For(lockFile).SelectMany(group => group.Wheels).ShouldBe(lockFile.Packages, ignoreOrder: true);
    }

    [Fact]
    public void The_order_of_lines_does_not_matter()
    {
        var lockFile = Read("recommended.gpu.amd64.txt");
        var names = WheelGroups.For(lockFile with { Packages = [.. lockFile.Packages.Reverse()] }).Select(group => group.Name);
        names.ShouldBe(WheelGroups.For(lockFile).Select(group => group.Name));
    }

    [Fact]
    public void A_bump_changes_the_group_of_the_large_wheel_and_that_of_the_small_ones()
    {
        var before = WheelGroups.For(Read("index/before.amd64.txt")).Select(Key).ToList();
        var after = WheelGroups.For(Read("index/after.amd64.txt")).Select(Key).ToList();
        after.Except(before).Count().ShouldBe(2);
        after.Count.ShouldBe(before.Count);
    }

    [Fact]
    public void A_converted_wheel_counts_as_a_third_and_one_of_unknown_size_stands_alone()
    {
        var lockFile = Read("minimal.cpu.amd64.txt");
        WheelGroups.For(lockFile).Single(group => group.Wheels.Any(wheel => wheel.Name == "torch")).Wheels.ShouldHaveSingleItem();
        var click = lockFile.Find("click")! with { Size = 8_000_000, Debs = ["python3-click_8_all"] };
        WheelGroups.For(lockFile with { Packages = [click] }).ShouldHaveSingleItem().Name.ShouldBe("small");
        WheelGroups.For(lockFile with { Packages = [click with { Debs = [] }] }).ShouldHaveSingleItem().Name.ShouldBe("click");
    }

    [Fact]
    public void An_empty_lock_has_no_groups() => WheelGroups.For(Read("minimal.cpu.amd64.txt") with { Packages = [] }).ShouldBeEmpty();

    private static string Key(WheelGroup group) => string.Join('\n', group.Wheels.Select(wheel => wheel.Hash));
}

using Slipway.Core.Doctor;

namespace Slipway.Core.Tests.Doctor;

[Trait("Row", "M7")]
public sealed class ControlGroupLimitsTests
{
    [Fact]
    public void Version_1_has_a_hierarchy_for_memory_and_one_for_processors()
    {
        var limits = Read(
            ("/proc/self/cgroup", "4:memory:/a/b\n1:cpu:/a\n"),
            ("/sys/fs/cgroup/memory/a/b/memory.limit_in_bytes", "1073741824\n"),
            ("/sys/fs/cgroup/memory/a/memory.limit_in_bytes", "536870912\n"),
            ("/sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n"),
            ("/sys/fs/cgroup/cpu/a/cpu.cfs_quota_us", "150000\n"),
            ("/sys/fs/cgroup/cpu/a/cpu.cfs_period_us", "100000\n")
        );
        // The group above is the tighter one.
        limits.ShouldBe(new ControlGroupLimits(536870912, 1.5));
    }

    [Fact]
    public void Version_2_has_one_hierarchy_for_all() =>
        Read(
                ("/proc/self/cgroup", "0::/user.slice/build\n"),
                ("/sys/fs/cgroup/user.slice/build/memory.max", "max\n"),
                ("/sys/fs/cgroup/user.slice/memory.max", "2147483648\n"),
                ("/sys/fs/cgroup/user.slice/build/cpu.max", "200000 100000\n")
            )
            .ShouldBe(new ControlGroupLimits(2147483648, 2));

    [Fact]
    public void In_a_container_only_the_root_of_the_hierarchy_is_there() =>
        Read(("/proc/self/cgroup", "0::/docker/1234\n"), ("/sys/fs/cgroup/memory.max", "268435456\n"), ("/sys/fs/cgroup/cpu.max", "max 100000\n"))
            .ShouldBe(new ControlGroupLimits(268435456, null));

    [Fact]
    public void No_limit_is_no_number() =>
        Read(
                ("/proc/self/cgroup", "4:memory:/\n1:cpu:/\n0::/\n"),
                ("/sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n"),
                ("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n"),
                ("/sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n")
            )
            .ShouldBe(new ControlGroupLimits(null, null));

    private static ControlGroupLimits Read(params (string File, string Text)[] files) =>
        ControlGroupLimits.Read(name => files.FirstOrDefault(x => x.File == name).Text);
}

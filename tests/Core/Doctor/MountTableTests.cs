using Slipway.Core.Doctor;

namespace Slipway.Core.Tests.Doctor;

[Trait("Row", "M7")]
public sealed class MountTableTests
{
    private const string Table = """
        22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
        40 22 0:30 / /tmp rw - tmpfs tmpfs rw,size=12m
        41 22 0:31 / /mnt/two\040words rw - xfs /dev/sdb rw
        """;

    [Theory]
    [InlineData("/home/me", "/", "ext4")]
    [InlineData("/tmp", "/tmp", "tmpfs")]
    [InlineData("/tmp/deep/er", "/tmp", "tmpfs")]
    [InlineData("/tmpfile", "/", "ext4")]
    [InlineData("/mnt/two words/x", "/mnt/two words", "xfs")]
    public void A_path_is_on_the_nearest_mount_above_it(string path, string point, string kind) => MountTable.Find(Table, path).ShouldBe((point, kind));
}

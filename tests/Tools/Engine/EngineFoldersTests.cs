using System.Text;
using Slipway.Tools.Engine;

namespace Slipway.Tools.Tests.Engine;

[Trait("Row", "E2")]
public sealed class EngineFoldersTests
{
    [Theory]
    [InlineData("/root/.cache/slipway")]
    [InlineData("/home/a-person-with-quite-a-long-name/.cache/slipway")]
    [InlineData("/mnt/somewhere/very/deep/below/a/folder/of/a/continuous/integration/runner/with/numbers/0123456789/cache/slipway")]
    [InlineData("/home/ünïcödé-ünïcödé-ünïcödé-ünïcödé/slipway")]
    public void Names_stay_within_what_the_kernel_takes(string root)
    {
        var folders = new EngineFolders(new SlipwayHome(root));
        // The deepest sockets that dockerd makes below the folder.
        Encoding.UTF8.GetByteCount(Path.Combine(folders.Run, "docker", "libnetwork", "0123456789ab.sock")).ShouldBeLessThanOrEqualTo(107);
        folders.Bridge.Length.ShouldBeLessThanOrEqualTo(15);
    }

    [Fact]
    public void Two_homes_share_no_name()
    {
        var (a, b) = (new EngineFolders(new SlipwayHome("/a")), new EngineFolders(new SlipwayHome("/b")));
        new[] { a.Bridge, a.Cgroup, a.Socket, a.Lock, a.Data }.ShouldAllBe(name =>
            name != b.Bridge && name != b.Cgroup && name != b.Socket && name != b.Lock && name != b.Data
        );
    }
}

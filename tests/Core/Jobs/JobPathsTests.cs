using Slipway.Core.Jobs;

namespace Slipway.Core.Tests.Jobs;

[Trait("Row", "G3")]
public sealed class JobPathsTests
{
    [Theory]
    [InlineData("/home/a/project/out/image", "out/image")]
    [InlineData("/home/a/project", ".")]
    [InlineData("/home/a/projects/x", "(elsewhere)/x")]
    [InlineData("/opt/ucx/", "(elsewhere)/ucx")]
    [InlineData("ucx=/home/a/ucx,nixl=/home/a/project/nixl", "ucx=(elsewhere)/ucx,nixl=nixl")]
    [InlineData("file:///home/a/wheels", "file://(elsewhere)/wheels")]
    [InlineData("C:\\a\\x", "(elsewhere)/x")]
    [InlineData("linux/amd64,linux/arm64", "linux/amd64,linux/arm64")]
    [InlineData("https://index.example.com/simple", "https://index.example.com/simple")]
    [InlineData("registry=registry.example.com/team", "registry=registry.example.com/team")]
    [InlineData("", "")]
    public void No_path_of_the_machine_stays_in_a_value(string value, string expected) => JobPaths.Shortened(value, "/home/a/project").ShouldBe(expected);
}

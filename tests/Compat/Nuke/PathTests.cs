using Nuke.Common.IO;

namespace Slipway.Compat.Tests.Nuke;

[Trait("Row", "H1")]
public sealed class PathTests
{
    private static readonly AbsolutePath s_path = "/a/b";

    [Theory]
    [InlineData("c", "/a/b/c")]
    [InlineData("c/./d/", "/a/b/c/d")]
    [InlineData("..", "/a")]
    [InlineData("../../..", "/")]
    public void A_slash_joins_and_normalises(string right, string expected) => (s_path / right).ToString().ShouldBe(expected);

    [Fact]
    public void Two_dots_are_the_parent_and_a_plus_adds_text()
    {
        (s_path / ..).ToString().ShouldBe("/a");
        s_path.Parent.ToString().ShouldBe("/a");
        ((AbsolutePath)"/").Parent.ShouldBeNull();
        (s_path + ".txt").ToString().ShouldBe("/a/b.txt");
        (s_path + ".txt").Extension.ShouldBe(".txt");
        (s_path + ".txt").NameWithoutExtension.ShouldBe("b");
        (s_path == (AbsolutePath)"/a/x/../b/").ShouldBeTrue();
        ((AbsolutePath)"/a b").ToString("dn").ShouldBe("\"/a b\"");
        s_path.ToString("dn").ShouldBe("/a/b");
    }

    [Fact]
    public void A_path_without_a_root_is_refused() =>
        Should.Throw<ArgumentException>(() => AbsolutePath.Create("a")).Message.ShouldBe("Path 'a' must be rooted");
}

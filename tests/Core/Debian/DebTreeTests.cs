using Slipway.Core.Debian;
using Slipway.Core.Diagnostics;
using Slipway.Tests;

namespace Slipway.Core.Tests.Debian;

[Trait("Row", "W6")]
public sealed class DebTreeTests
{
    [Fact]
    public void Old_and_new_places_of_merged_usr_are_one_tree()
    {
        using var a = TinyDeb.Contents("a", ("./lib", "-> usr/lib"), ("./usr/lib/", ""), ("./usr/lib/x", "1"));
        using var b = TinyDeb.Contents("b", ("./lib/y", "2"));
        var tree = new DebTree([b, a]);
        tree.Nodes.Select(n => n.Path).ShouldBe(["usr/lib", "usr/lib/x", "usr/lib/y"]);
        tree.Resolve("lib/y").ShouldNotBeNull();
        tree.MergedUsrLinks().ShouldHaveSingleItem().Path.ShouldBe("lib");
    }

    [Fact]
    public void Links_are_followed_inside_the_tree_only()
    {
        using var deb = TinyDeb.Contents(
            "a",
            ("./etc/", ""),
            ("./etc/real", "1"),
            ("./etc/abs", "-> /etc/real"),
            ("./etc/up", "-> ../../../etc/real"),
            ("./etc/gone", "-> nothing"),
            ("./etc/loop", "-> loop")
        );
        var tree = new DebTree([deb]);
        tree.Resolve("etc/abs")!.Path.ShouldBe("etc/real");
        tree.Resolve("etc/up")!.Path.ShouldBe("etc/real");
        tree.Resolve("etc/gone").ShouldBeNull();
        tree.Resolve("etc/loop").ShouldBeNull();
    }

    [Fact]
    [Trait("Row", "X4")]
    public void Nothing_stays_below_a_link_so_that_nothing_can_be_written_through_one()
    {
        using var a = TinyDeb.Contents("a", ("./srv/", ""), ("./data", "-> srv"));
        using var b = TinyDeb.Contents("b", ("./data/file", "x"));
        new DebTree([a, b]).Nodes.Select(n => n.Path).ShouldBe(["data", "srv", "srv/file"]);
        using var evil = TinyDeb.Contents("evil", ("./data", "-> /home/somebody"));
        Should.Throw<SlipwayException>(() => new DebTree([evil, b])).Problems.Single().Number.ShouldBe("SLP455");
    }
}

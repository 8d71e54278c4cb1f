using Slipway.Core.Diagnostics;
using Slipway.Core.Images;

namespace Slipway.Core.Tests.Images;

[Trait("Row", "R4")]
public sealed class TarLayoutTests
{
    [Fact]
    public void Every_parent_stands_once_before_its_children() =>
        TarLayout
            .Normalise([LayerEntry.File("b/c/d", [1]), LayerEntry.File("b-c", [2]), LayerEntry.File("b/a", [3])])
            .Select(e => e.Path)
            .ShouldBe(["b", "b-c", "b/a", "b/c", "b/c/d"]);

    [Fact]
    public void A_given_parent_keeps_its_mode() =>
        TarLayout.Normalise([LayerEntry.File("tmp/x", [1]), LayerEntry.Directory("tmp") with { Mode = 0b1_111_111_111 }])[0].Mode.ShouldBe(0b1_111_111_111);

    [Fact]
    public void Equal_entries_become_one() => TarLayout.Normalise([LayerEntry.File("a", [1, 2]), LayerEntry.File("a", [1, 2])]).Count.ShouldBe(1);

    [Fact]
    public void Different_entries_at_one_path_are_refused_all_together()
    {
        var problems = Refused(
            LayerEntry.File("a", [1, 2]),
            LayerEntry.File("a", [1, 3]),
            LayerEntry.File("b", [1]),
            LayerEntry.File("b", [1], mode: 0b111_101_101),
            LayerEntry.Directory("c"),
            LayerEntry.Symlink("c", "d")
        );
        problems.Select(p => p.Number).ShouldBe(["SLP312", "SLP312", "SLP312"]);
        problems[1].Found.ShouldContain("file 0644 of 0, 1 bytes and file 0755 of 0, 1 bytes");
    }

    [Fact]
    [Trait("Row", "X4")]
    public void An_entry_below_a_link_is_refused() =>
        Refused(LayerEntry.Symlink("lib", "/etc"), LayerEntry.File("lib/passwd", [1])).Single().Number.ShouldBe("SLP313");

    [Theory]
    [Trait("Row", "X4")]
    [InlineData("../etc/passwd")]
    [InlineData("a/../../b")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("./a")]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("a/.wh.b")]
    [InlineData(".wh..wh..opq")]
    public void A_path_that_could_do_harm_is_refused(string path) => Refused(LayerEntry.File(path, [1])).Single().Number.ShouldBe("SLP311");

    [Fact]
    [Trait("Row", "X4")]
    public void Half_a_surrogate_pair_is_refused() => Refused(LayerEntry.File($"a{(char)0xD800}", [1])).Single().Number.ShouldBe("SLP311");

    [Fact]
    [Trait("Row", "X4")]
    public void A_name_that_fits_no_file_system_is_refused()
    {
        Refused(LayerEntry.File(new string('é', 128), [1])).Single().Found.ShouldEndWith("has a name of more than 255 bytes");
        TarLayout.Normalise([LayerEntry.File(new string('é', 127), [1])]).Count.ShouldBe(1);
    }

    private static IReadOnlyList<Problem> Refused(params LayerEntry[] entries) => Should.Throw<SlipwayException>(() => TarLayout.Normalise(entries)).Problems;
}

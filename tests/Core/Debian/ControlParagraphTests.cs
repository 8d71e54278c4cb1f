using Slipway.Core.Debian;

namespace Slipway.Core.Tests.Debian;

public sealed class ControlParagraphTests
{
    [Fact]
    public void Fields_are_found_in_any_case_and_continuation_lines_belong_to_their_field()
    {
        var two = ControlParagraph.ReadAll(new StringReader("Package: a\nDepends: b (>= 1),\n c | d\n# remark: no\n\n\npackage: e\n")).ToList();
        two.Count.ShouldBe(2);
        two[0]["depends"].ShouldBe("b (>= 1),\nc | d");
        two[0]["Version"].ShouldBe("");
        two[1]["Package"].ShouldBe("e");
    }

    [Fact]
    public void Dependencies_keep_alternatives_in_order_and_lose_versions_and_architectures() =>
        Dependencies
            .Parse("libc6 (>= 2.14), debconf (>= 0.5) | debconf-2.0, python3:any, x [amd64] <!nocheck>, ")
            .Select(alternatives => string.Join('|', alternatives))
            .ShouldBe(["libc6", "debconf|debconf-2.0", "python3", "x"]);
}

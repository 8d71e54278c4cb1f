using Slipway.Core.Images;
using Slipway.Core.Store;

namespace Slipway.Core.Tests.Store;

[Trait("Row", "W4")]
public sealed class ChecksumFileTests
{
    [Fact]
    public void What_is_written_is_read()
    {
        var files = new Dictionary<string, Digest> { ["b-1-py3-none-any.whl"] = Digest.Of("b"), ["a b.txt"] = Digest.Of("a") };
        var text = ChecksumFile.Write(files);
        text.ShouldBe($"{Digest.Of("a").Hex}  a b.txt\n{Digest.Of("b").Hex}  b-1-py3-none-any.whl\n");
        ChecksumFile.Read(text).ShouldBe(files, ignoreOrder: true);
    }

    [Theory]
    [Trait("Row", "X4")]
    [InlineData("  ../etc/passwd")]
    [InlineData("  /etc/passwd")]
    [InlineData("  ..")]
    [InlineData("  a\\b")]
    [InlineData(" *a")]
    [InlineData("  ")]
    public void A_line_that_leads_elsewhere_or_is_none_is_nobodys(string rest) => ChecksumFile.Read(Digest.Of("x").Hex + rest + "\n").ShouldBeEmpty();
}

using Slipway.Core.Store;

namespace Slipway.Core.Tests.Store;

[Trait("Row", "W1")]
public sealed class StoreLimitTests
{
    [Theory]
    [InlineData("20GB", 20_000_000_000)]
    [InlineData("1.5TB", 1_500_000_000_000)]
    [InlineData("0GB", 0)]
    [InlineData("500MiB", 500L << 20)]
    [InlineData("999999.999TiB", 1_099_511_626_676_488_372)]
    public void A_number_with_a_unit_is_a_limit(string text, long bytes) => StoreLimit.TryParse(text)!.Bytes.ShouldBe(bytes);

    [Fact]
    public void None_is_no_limit() => StoreLimit.TryParse("none")!.Bytes.ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("20")]
    [InlineData("20 GB")]
    [InlineData("20gb")]
    [InlineData("-1GB")]
    [InlineData("1,5GB")]
    [InlineData("1e3GB")]
    [InlineData("20GB\n")]
    [InlineData("9999999GB")]
    [InlineData("None")]
    public void Anything_else_is_none(string text) => StoreLimit.TryParse(text).ShouldBeNull();
}

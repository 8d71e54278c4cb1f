using Slipway.Core.Diagnostics;

namespace Slipway.Core.Tests.Diagnostics;

[Trait("Row", "U2")]
public sealed class ClosestTests
{
    [Theory]
    [InlineData("runtme", "Runtime")]
    [InlineData("RUNTIME", "Runtime")]
    [InlineData("wheelhuose", "Wheelhouse")]
    public void A_misspelt_word_finds_the_one_that_was_meant(string typed, string meant) =>
        Closest.To(typed, ["Runtime", "Wheelhouse", "Clean"]).ShouldBe(meant);

    [Fact]
    public void A_word_that_is_like_nothing_finds_nothing() => Closest.To("elephant", ["Runtime", "Wheelhouse", "Clean"]).ShouldBeNull();
}

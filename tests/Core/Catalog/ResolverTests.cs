using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Tests.Catalog;

[Trait("Row", "U2")]
public sealed class ResolverTests
{
    private static readonly Wish Nothing = new(null, null, null, [], "debian", Platform.Amd64);

    [Fact]
    public void Nothing_but_the_upstream_gives_minimal_onnx_on_cpu_for_the_host() =>
        Resolver.Resolve(Nothing).ShouldSatisfyAllConditions(x => x.Tag.ShouldBe("minimal-onnx-cpu"), x => x.Platforms.ShouldBe([Platform.Amd64]));

    [Fact]
    public void Two_platforms_are_kept_in_order_and_once() =>
        Resolver.Resolve(Nothing with { Platforms = ["linux/arm64", "linux/amd64", "linux/arm64"] }).Platforms.ShouldBe([Platform.Arm64, Platform.Amd64]);

    [Fact]
    public void No_upstream_is_refused_with_the_one_that_works() =>
        Refusal(Nothing with { Upstream = null }).ShouldHaveSingleItem().Fix.ShouldContain("--upstream debian");

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once() =>
        Refusal(Nothing with { Upstream = "debain", Platforms = ["linux/amd46"], Mode = Mode.Full, Device = Device.Cpu })
            .Select(x => x.Number)
            .ShouldBe(["SLP110", "SLP113", "SLP111"]);

    [Fact]
    public void A_misspelt_platform_gets_the_closest_one() =>
        Refusal(Nothing with { Platforms = ["linux/arm46"] }).ShouldHaveSingleItem().Fix.ShouldBe("--platform linux/arm64");

    private static IReadOnlyList<Problem> Refusal(Wish wish) => Should.Throw<SlipwayException>(() => Resolver.Resolve(wish)).Problems;
}

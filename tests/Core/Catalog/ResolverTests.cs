using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;

namespace Slipway.Core.Tests.Catalog;

[Trait("Row", "U2")]
public sealed class ResolverTests
{
    private static readonly Wish Debian = new(Platform.Amd64) { Upstream = "debian" };

    [Fact]
    public void Nothing_but_the_upstream_gives_minimal_onnx_on_cpu_for_the_host() =>
        Resolver.ResolveToBuild(Debian).ShouldSatisfyAllConditions(x => x.Tag.ShouldBe("minimal-onnx-cpu"), x => x.Platforms.ShouldBe([Platform.Amd64]));

    [Fact]
    public void Two_platforms_are_kept_in_order_and_once() =>
        Resolver.Resolve(Debian with { Platforms = ["linux/arm64", "linux/amd64", "linux/arm64"] }).Platforms.ShouldBe([Platform.Arm64, Platform.Amd64]);

    [Fact]
    public void No_upstream_is_refused_with_the_one_that_works() =>
        Built(Debian with { Upstream = null }).ShouldHaveSingleItem().Fix.ShouldContain("--upstream debian");

    [Fact]
    public void What_is_sound_but_not_built_yet_can_be_locked()
    {
        var wish = Debian with { Upstream = "public", Mode = Mode.Full };
        Resolver.Resolve(wish).Tag.ShouldBe("full-vllm-gpu");
        Built(wish).ShouldHaveSingleItem().Number.ShouldBe("SLP112");
    }

    [Fact]
    [Trait("Row", "K3")]
    public void Wheels_can_be_compiled_for_GPUs_before_there_are_images_of_them()
    {
        var wish = Debian with { Upstream = "pypi", Mode = Mode.Minimal, Device = Device.Gpu, Cuda = "12.4", Architectures = ["9.0+PTX", "8.0", "9.0"] };
        var selection = Resolver.ResolveToBuild(wish, onlyWheels: true);
        selection.Cuda!.ToString().ShouldBe("12.4");
        selection.ArchitecturesOf(Platform.Amd64).Select(x => x.ToString()).ShouldBe(["8.0", "9.0+PTX"], "one order, each once");
        Built(wish).ShouldHaveSingleItem().Number.ShouldBe("SLP112");
        Resolver.NotBuilt(wish, selection).ShouldBe(Built(wish).Single());
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once() =>
        Refusal(Debian with { Upstream = "debain", Platforms = ["linux/amd46"], Mode = Mode.Full, Device = Device.Cpu, Cuda = "10.2" })
            .Select(x => x.Number)
            .ShouldBe(["SLP110", "SLP111", "SLP132", "SLP113"]);

    [Fact]
    public void A_misspelt_platform_gets_the_closest_one() =>
        Refusal(Debian with { Platforms = ["linux/arm46"] }).ShouldHaveSingleItem().Fix.ShouldBe("--platform linux/arm64");

    [Fact]
    public void An_upstream_of_slipway_json_is_like_the_one_that_it_names()
    {
        var wish = Debian with { Upstream = "corp", CustomUpstreams = [new CustomUpstream("corp", "debian")] };
        Resolver.ResolveToBuild(wish).ShouldSatisfyAllConditions(x => x.Tag.ShouldBe("minimal-onnx-cpu"), x => x.Upstream.Name.ShouldBe("corp"));
        Refusal(wish with { Upstream = "crop" })
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(x => x.Allowed.ShouldBe("public, pypi, debian, corp"), x => x.Fix.ShouldBe("--upstream corp"));
    }

    private static IReadOnlyList<Problem> Refusal(Wish wish) => Should.Throw<SlipwayException>(() => Resolver.Resolve(wish)).Problems;

    private static IReadOnlyList<Problem> Built(Wish wish) => Should.Throw<SlipwayException>(() => Resolver.ResolveToBuild(wish)).Problems;
}

using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Tests;

namespace Slipway.Core.Tests.Catalog;

[Trait("Row", "M4")]
[Trait("Row", "U2")]
public sealed class RefusalTests
{
    private static readonly Wish Public = new(Platform.Amd64);

    [Fact]
    public void Full_on_cpu_is_refused_with_both_ways_out()
    {
        var problem = Only(Public with { Mode = Mode.Full, Device = Device.Cpu });
        problem.Number.ShouldBe("SLP113");
        problem.Fix.ShouldBe("--mode full --device gpu, or --mode recommended --device cpu");
    }

    [Theory]
    [InlineData(BackendChoice.Onnx)]
    [InlineData(BackendChoice.Torch)]
    public void Full_without_an_engine_is_refused_with_an_engine_or_a_smaller_mode(BackendChoice backend)
    {
        var problem = Only(Public with { Mode = Mode.Full, Backends = [backend] });
        problem.Number.ShouldBe("SLP115");
        problem.Fix.ShouldBe($"--mode recommended --device gpu --backend {Selection.Word(backend)}, or --mode full --device gpu --backend vllm");
    }

    [Fact]
    public void An_engine_outside_of_full_is_refused_with_full() =>
        Only(Public with { Mode = Mode.Minimal, Backends = [BackendChoice.Sglang] })
            .ShouldSatisfyAllConditions(
                x => x.Number.ShouldBe("SLP116"),
                x => x.Fix.ShouldStartWith("--mode full --device gpu --backend sglang, or --mode minimal")
            );

    [Theory]
    [InlineData(HostSystem.MacOS, "macOS")]
    [InlineData(HostSystem.Windows, "Windows")]
    public void A_host_without_a_Linux_engine_is_refused_and_one_with_it_builds_gpu_images(HostSystem system, string name)
    {
        var wish = Public with { System = system, HasLinuxEngine = false, Mode = Mode.Full };
        Only(wish).ShouldSatisfyAllConditions(x => x.Number.ShouldBe("SLP117"), x => x.Found.ShouldContain(name), x => x.Fix.ShouldContain("--builder NAME"));
        Resolver.Resolve(wish with { HasLinuxEngine = true }).Device.ShouldBe(Device.Gpu);
    }

    [Fact]
    public void Two_engines_in_one_image_are_refused_with_the_packages_that_they_disagree_on() =>
        Only(Public with { Backends = [BackendChoice.Vllm, BackendChoice.Sglang] })
            .ShouldSatisfyAllConditions(
                x => x.Number.ShouldBe("SLP118"),
                x => x.Found.ShouldContain("xgrammar"),
                x => x.Fix.ShouldBe("--backend vllm, or --backend sglang")
            );

    [Fact]
    public void The_versions_that_engines_disagree_on_are_those_of_the_locks()
    {
        var found = SelectionProblems.SeveralBackends([Backend.Vllm, Backend.Sglang]).Found;
        foreach (var (engine, words) in new[] { ("vllm", "vllm {0} wants xgrammar {1}"), ("sglang", "sglang {0} wants {1}") })
        {
            var @lock = File.ReadAllText(Path.Combine(Repository.Root, $"requirements/locks/public/full-{engine}.gpu.amd64.txt"));
            found.ShouldContain(words.Replace("{0}", Version(@lock, engine)).Replace("{1}", Version(@lock, "xgrammar")));
        }

        static string Version(string text, string name) => text.Split($"\n{name}==")[1].Split(' ')[0];
    }

    [Fact]
    [Trait("Row", "M5")]
    public void All_backends_are_named_for_the_mode() =>
        Resolver
            .Try(Public with { Mode = Mode.Full, Backends = [BackendChoice.All] })
            .Problems.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(x => x.Number.ShouldBe("SLP136"), x => x.Fix.ShouldBe("--backend vllm, or --backend sglang, or --backend trtllm"));

    [Theory]
    [InlineData("11.7", "SLP132", "take CUDA 13.0")]
    [InlineData("10.2", "SLP132", "take CUDA 13.0")]
    [InlineData("12.10", "SLP133", "take CUDA 12.4")]
    [InlineData("new", "SLP133", "take CUDA 13.0")]
    public void A_CUDA_version_that_is_too_old_or_unknown_is_refused(string cuda, string number, string fix) =>
        Only(Public with { Mode = Mode.Full, Cuda = cuda }).ShouldSatisfyAllConditions(x => x.Number.ShouldBe(number), x => x.Fix.ShouldStartWith(fix));

    [Theory]
    [InlineData("9.1", null, "SLP134", "take 9.0")]
    [InlineData("7.0", "13.0", "SLP135", "take CUDA 12.9, or leave 7.0 out")]
    [InlineData("12.0+PTX", "12.6", "SLP135", "take CUDA 13.2, or leave 12.0 out")]
    [Trait("Row", "K3")]
    public void A_GPU_that_is_unknown_or_not_in_the_CUDA_version_is_refused(string architecture, string? cuda, string number, string fix) =>
        Only(Public with { Mode = Mode.Full, Cuda = cuda, Architectures = [architecture] })
            .ShouldSatisfyAllConditions(x => x.Number.ShouldBe(number), x => x.Fix.ShouldBe(fix));

    [Fact]
    public void A_base_with_an_older_C_library_than_the_wheels_ask_for_is_refused()
    {
        var wish = Public with
        {
            Mode = Mode.Full,
            Upstream = "corp",
            CustomUpstreams = [new CustomUpstream("corp", "public", BaseDistribution: "almalinux-8")],
        };
        Only(wish)
            .ShouldSatisfyAllConditions(
                x => x.Number.ShouldBe("SLP131"),
                x => x.Found.ShouldContain("needs glibc 2.34"),
                x => x.Found.ShouldContain("almalinux-8 with 2.28"),
                x => x.Fix.ShouldContain("--upstream public")
            );
        Resolver.Resolve(wish with { Mode = Mode.Minimal, Device = Device.Gpu }).Upstream.Name.ShouldBe("corp");
    }

    [Fact]
    public void A_platform_that_a_backend_has_no_wheel_for_is_found_and_named()
    {
        var selection = Resolver.Resolve(Public with { Mode = Mode.Full, Platforms = ["linux/amd64", "linux/arm64"] });
        Rules.MissingPlatforms(selection, EngineWheels.All).ShouldBeEmpty();
        Rules.MissingPlatforms(selection, [.. EngineWheels.All.Where(x => x.Platform == Platform.Amd64)]).ShouldBe([Platform.Arm64]);
        CatalogProblems.NoWheelForPlatform(Backend.Vllm, [Platform.Arm64], [Platform.Amd64], "").Fix.ShouldBe("--platform linux/amd64");
    }

    [Fact]
    public void An_upstream_out_of_reach_names_the_one_that_needs_least() =>
        SelectionProblems
            .OutOfReach("public", isDefault: true, "no answer")
            .ShouldSatisfyAllConditions(x => x.Fix.ShouldContain("--upstream debian"), x => x.Found.ShouldContain("no --upstream was given"));

    private static Problem Only(Wish wish) => Should.Throw<SlipwayException>(() => Resolver.Resolve(wish)).Problems.ShouldHaveSingleItem();
}

using Slipway.Core.Auditing;
using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Tests;
using static Slipway.Tests.AuditLayer;

namespace Slipway.Core.Tests.Auditing.Rules;

[Trait("Row", "A2")]
public sealed class CudaRulesTests
{
    private const string Toolkit = "usr/local/cuda-12.4/targets/x86_64-linux/lib";

    private static AuditLayer Wheels(AuditLayer layer) =>
        layer
            .Package("nvidia-cublas-cu12", "12.6.4.1", [], ("nvidia/cublas/lib/libcublas.so.12", new string('x', 100)))
            .Package(
                "torch",
                "2.5.1",
                ["Requires-Dist: nvidia-cublas-cu12==12.6.4.1"],
                ("torch/__init__.py", ""),
                ("torch/lib/libtorch_cuda.so", new string('x', 300)),
                ("torch/lib/libtorch_cpu.so", "1")
            );

    [Fact]
    public void A_library_of_system_and_wheel_is_found_at_the_system_with_both_versions()
    {
        var image = new AuditImage()
            .Layer(
                "FROM cuda",
                x => x.Big($"{Toolkit}/libcublas.so.12.4.5.8", 90).Big($"{Toolkit}/libcudart.so.12.4.127", 10).Big($"{Toolkit}/stubs/libcublas.so", 5)
            )
            .Layer("RUN pip install torch", x => Wheels(x));
        var found = RuleRun.Of("cuda-twice", image).ShouldHaveSingleItem();
        (found.Path, found.Bytes, found.Blame.Instruction).ShouldBe((Toolkit, 90, "FROM cuda"));
        found.What.ShouldBe($"libcublas is there twice: here and in {Site}/nvidia/cublas/lib");
    }

    [Fact]
    public void Another_version_of_the_same_library_is_said()
    {
        var found = RuleRun.Of(
            "cuda-twice",
            x => x.Big("usr/local/cuda-11.8/lib64/libcudart.so.11.8.89", 10).Big("usr/local/cuda-12.4/lib64/libcudart.so.12.4.127", 12)
        );
        found.ShouldHaveSingleItem().What.ShouldBe("libcudart is there twice in another version (11.8.89 and 12.4.127): here and in usr/local/cuda-12.4/lib64");
    }

    [Fact]
    public void Parts_of_a_library_in_one_folder_and_links_are_no_copies() =>
        RuleRun
            .Of(
                "cuda-twice",
                x => x.Big($"{Toolkit}/libcublas.so.12.4.5.8", 90).Big($"{Toolkit}/libcublasLt.so.12.4.5.8", 90).Big($"{Toolkit}/libcublas.so.12", 0)
            )
            .ShouldBeEmpty();

    [Fact]
    public void In_an_image_for_cpu_CUDA_wheels_the_CUDA_build_of_torch_and_toolkits_are_waste()
    {
        var image = new AuditImage().Layer("RUN pip install torch", x => Wheels(x).Big("usr/local/cuda-12.4/lib64/libx.so", 7));
        var found = RuleRun.Of("cuda-on-cpu", image, new AuditIntent(Device.Cpu));
        found.All(x => x.Severity == Severity.Waste).ShouldBeTrue();
        found.Select(x => x.Path).ShouldBe([$"{Site}/nvidia_cublas_cu12-12.6.4.1.dist-info", $"{Site}/torch/lib", "usr/local/cuda-12.4"], ignoreOrder: true);
        found.Single(x => x.Path.EndsWith("torch/lib", StringComparison.Ordinal)).Bytes.ShouldBe(300);
    }

    [Fact]
    public void Torch_with_cpu_in_its_version_is_right_and_shows_what_the_image_is_for()
    {
        var torch = new AuditImage().Layer("RUN pip install", x => x.Package("torch", "2.5.1+cpu", [], ("torch/lib/libtorch_cpu.so", "1")));
        RuleRun.Of("cuda-on-cpu", torch, new AuditIntent(Device.Cpu)).ShouldBeEmpty();
        torch.Layer("RUN pip install triton", x => x.Package("triton", "3.1", [], ("triton/__init__.py", "1")));
        RuleRun.Of("cuda-on-cpu", torch).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Waste);
    }

    [Fact]
    public void Where_nobody_says_what_the_image_is_for_it_is_a_note_and_nothing_where_it_asks_for_a_gpu()
    {
        var image = new AuditImage().Layer("RUN pip install torch", x => Wheels(x));
        RuleRun.Of("cuda-on-cpu", image).ShouldAllBe(x => x.Severity == Severity.Note && x.What.Contains("right only if the image is for a GPU"));
        RuleRun.Of("cuda-on-cpu", image, new AuditIntent(Device.Gpu)).ShouldBeEmpty();
        image.Config = new ContainerConfig { Env = ["NVIDIA_VISIBLE_DEVICES=all"] };
        RuleRun.Of("cuda-on-cpu", image).ShouldBeEmpty();
    }
}

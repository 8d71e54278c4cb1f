using Slipway.Core.Catalog;
using Slipway.Tests;

namespace Slipway.Core.Tests.Catalog;

[Trait("Row", "M1")]
public sealed class DefaultsTests
{
    [Theory]
    [InlineData(null, null, null, null, "public minimal-torch-cpu")]
    [InlineData(null, null, null, "pypi", "pypi minimal-torch-cpu")]
    [InlineData(null, null, null, "debian", "debian minimal-onnx-cpu")]
    [InlineData(null, Device.Gpu, null, null, "public full-vllm-gpu")]
    [InlineData(null, Device.Cpu, null, null, "public minimal-torch-cpu")]
    [InlineData(Mode.Full, null, null, null, "public full-vllm-gpu")]
    [InlineData(Mode.Recommended, null, null, null, "public recommended-torch-cpu")]
    [InlineData(Mode.Recommended, null, null, "debian", "debian recommended-onnx-cpu")]
    [InlineData(Mode.Minimal, Device.Gpu, null, null, "public minimal-torch-gpu")]
    [InlineData(null, null, BackendChoice.Onnx, null, "public minimal-onnx-cpu")]
    [InlineData(null, null, BackendChoice.Sglang, null, "public full-sglang-gpu")]
    [InlineData(Mode.Full, null, BackendChoice.Trtllm, null, "public full-trtllm-gpu")]
    public void Blanks_are_filled_in(Mode? mode, Device? device, BackendChoice? backend, string? upstream, string expected)
    {
        var wish = new Wish(Platform.Arm64)
        {
            Mode = mode,
            Device = device,
            Backends = backend is { } one ? [one] : [],
            Upstream = upstream,
        };
        var selection = Resolver.Resolve(wish);
        $"{selection.Upstream} {selection.Tag}".ShouldBe(expected);
        selection.Platforms.ShouldBe([Platform.Arm64]);
    }

    [Theory]
    [InlineData(Mode.Minimal, "requirements/locks/public/minimal-torch.gpu.amd64.txt")]
    [InlineData(Mode.Recommended, "requirements/locks/public/recommended-torch.gpu.arm64.txt")]
    [InlineData(Mode.Full, "requirements/locks/public/full-vllm.gpu.amd64.txt")]
    [InlineData(Mode.Full, "requirements/locks/public/full-sglang.gpu.arm64.txt")]
    [Trait("Row", "K3")]
    public void The_CUDA_of_a_gpu_image_is_that_of_its_locked_wheels(Mode mode, string path) =>
        File.ReadAllText(Path.Combine(Repository.Root, path)).ShouldContain($"\nnvidia-cuda-runtime=={CudaVersion.Default(mode)}.");

    [Fact]
    [Trait("Row", "K3")]
    public void A_gpu_image_has_an_arch_list_of_its_platform_and_a_cpu_image_has_none()
    {
        var gpu = Resolver.Resolve(new Wish(Platform.Amd64) { Mode = Mode.Full });
        string.Join(' ', gpu.ArchitecturesOf(Platform.Amd64)).ShouldBe("7.5 8.0 8.6 8.9 9.0 10.0 12.0");
        string.Join(' ', gpu.ArchitecturesOf(Platform.Arm64)).ShouldBe("8.0 8.7 8.9 9.0 10.0 11.0 12.0");
        string.Join(' ', Resolver.Resolve(new Wish(Platform.Amd64) { Mode = Mode.Full, Architectures = ["9.0", "10.3+PTX"] }).ArchitecturesOf(Platform.Amd64))
            .ShouldBe("9.0 10.3+PTX");
        Resolver
            .Resolve(new Wish(Platform.Amd64))
            .ShouldSatisfyAllConditions(x => x.Cuda.ShouldBeNull(), x => x.ArchitecturesOf(Platform.Amd64).ShouldBeEmpty());
    }
}

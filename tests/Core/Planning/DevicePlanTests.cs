using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Locks.Builds;
using Slipway.Core.Planning;

namespace Slipway.Core.Tests.Planning;

/// <summary>Wheels with device code: what the selection says of GPUs is in their keys, and is what their builds are told.</summary>
[Trait("Row", "W3")]
public sealed class DevicePlanTests
{
    private static readonly Dictionary<string, IReadOnlyList<DebPackage>> s_nvcc = new()
    {
        ["cuda"] = [TinyService.Deb(CudaToolkit.Package, "12.4.131~12.4.1-2")],
    };

    private readonly TinyService _service = new();

    [Fact]
    public void Only_a_build_that_is_told_of_GPUs_depends_on_them()
    {
        var told = CompilePlanTests.Build with { Settings = BuildSettings.None with { Uses = ["cuda"] } };
        Keys(CompilePlanTests.Build, "13.0", "13.2").Distinct().Count().ShouldBe(1);
        Keys(told, "13.0", "13.2").Distinct().Count().ShouldBe(2);
        var record = _service.Plan(OnGpu(told, "13.0")).Compiles.Single().Record;
        record.DeviceArchitectures.ShouldContain("9.0");
        record.Cuda.ShouldBe("13.0");
        record.Environment.Single(x => x.Name == "TORCH_CUDA_ARCH_LIST").Value.ShouldContain("9.0");
        record.BuildBase.Toolchain.Packages.Select(x => x.Name).ShouldContain("nvidia-cuda-toolkit");

        IEnumerable<Key> Keys(SourceBuild build, params string[] versions) => versions.Select(x => _service.Plan(OnGpu(build, x)).Compiles.Single().Key);
        static PlanInputs OnGpu(SourceBuild build, string cuda) =>
            CompilePlanTests.Inputs(build) with
            {
                Selection = TinyService.Inputs.Selection with { Device = Device.Gpu, Cuda = CudaVersion.Find(cuda) },
                Parts = s_nvcc,
            };
    }

    [Fact]
    [Trait("Row", "K3")]
    public void The_list_of_GPUs_is_told_in_the_form_of_each_kind_of_build_and_another_list_is_another_key()
    {
        var told = CompilePlanTests.Build with { Settings = BuildSettings.None with { Uses = ["cuda"] } };
        var (one, two) = (Of("8.0", "9.0+PTX"), Of("8.0", "9.0"));

        one.Record.DeviceArchitectures.ShouldBe(["8.0", "9.0+PTX"]);
        one.Record.Environment.ToDictionary(x => x.Name, x => x.Value)
            .ShouldBe(
                new Dictionary<string, string>
                {
                    ["TORCH_CUDA_ARCH_LIST"] = "8.0 9.0+PTX",
                    ["CUDAARCHS"] = "80-real;90",
                    ["NVCC_GENCODE"] = "-gencode=arch=compute_80,code=sm_80 -gencode=arch=compute_90,code=sm_90 -gencode=arch=compute_90,code=compute_90",
                },
                ignoreOrder: true
            );
        two.Record.Environment.Single(x => x.Name == "CUDAARCHS").Value.ShouldBe("80-real;90-real");
        two.Key.ShouldNotBe(one.Key);

        CompilePlan Of(params string[] devices) =>
            _service
                .Plan(
                    CompilePlanTests.Inputs(told) with
                    {
                        Selection = TinyService.Inputs.Selection with
                        {
                            Device = Device.Gpu,
                            Cuda = CudaVersion.Find("12.4"),
                            Architectures = [.. devices.Select(x => GpuTarget.Find(x)!)],
                        },
                        Parts = s_nvcc,
                    }
                )
                .Compiles.Single();
    }
}

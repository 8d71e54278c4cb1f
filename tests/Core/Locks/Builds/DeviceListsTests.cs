using Slipway.Core.Catalog;
using Slipway.Core.Locks.Builds;

namespace Slipway.Core.Tests.Locks.Builds;

/// <summary>GPU generations that builds.json tells a build of are held against the CUDA version before nvcc sees them.</summary>
[Trait("Row", "W5")]
[Trait("Row", "K3")]
public sealed class DeviceListsTests
{
    [Theory]
    [InlineData("12.6", "TORCH_CUDA_ARCH_LIST", "8.0 9.0a 10.0+PTX", "10.0+PTX")]
    [InlineData("13.0", "TORCH_CUDA_ARCH_LIST", "7.0;8.9", "7.0")]
    [InlineData("12.8", "CUDAARCHS", "90-real;103a-virtual;61", "103a-virtual, 61")]
    [InlineData("13.0", "TORCH_CUDA_ARCH_LIST", "9.0a 10.3 12.0+PTX", "")]
    [InlineData("12.6", "TORCH_CUDA_ARCH_LIST", "Ampere Hopper+PTX", "")]
    [InlineData("12.6", "CUDAARCHS", "all-major", "")]
    [InlineData("12.6", "OTHER", "10.0", "")]
    public void What_the_CUDA_version_does_not_compile_for_is_refused(string cuda, string variable, string value, string wrong)
    {
        var settings = new Dictionary<string, BuildSettings>
        {
            ["kernels"] = BuildSettings.None with { Environment = new Dictionary<string, string> { [variable] = value } },
        };

        var problems = DeviceLists.Check(settings, ["kernels", "idna"], CudaVersion.Find(cuda)!);

        problems.Select(x => x.Number).ShouldBe(wrong.Length > 0 ? ["SLP588"] : []);
        foreach (var problem in problems)
            problem.Found.ShouldEndWith($"{variable} of kernels names {wrong}, which CUDA {cuda} does not compile for");
        DeviceLists.Check(settings, ["idna"], CudaVersion.Find(cuda)!).ShouldBeEmpty();
    }
}

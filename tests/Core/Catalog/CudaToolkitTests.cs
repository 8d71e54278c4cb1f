using Slipway.Core.Catalog;
using Slipway.Core.Debian;
using Slipway.Core.Images;
using Slipway.Core.Locks.Builds;

namespace Slipway.Core.Tests.Catalog;

/// <summary>nvcc is a part of the toolchain of those that ask for it, where there is a GPU to compile for.</summary>
[Trait("Row", "B1")]
[Trait("Row", "W3")]
public sealed class CudaToolkitTests
{
    private static readonly DebPackage[] s_packages = [Package("g++-13", "13.3.0-16"), Package(CudaToolkit.Package, "12.4.131~12.4.1-2")];

    [Fact]
    public void Wheels_for_a_CUDA_version_that_nvcc_is_not_of_are_refused_with_the_one_that_it_is_of()
    {
        CudaToolkit.Check(s_packages, CudaVersion.Find("12.4")!, ["halves"]).ShouldBeNull();

        var problem = CudaToolkit.Check(s_packages, CudaVersion.Find("13.2")!, ["halves", "kernels"])!;

        problem.Number.ShouldBe("SLP594");
        problem.Found.ShouldBe("halves, kernels: compiled for CUDA 13.2, and the nvcc of the toolchain is of CUDA 12.4");
        problem.Fix.ShouldStartWith("--cuda 12.4;");
    }

    [Fact]
    public void On_device_cpu_nobody_is_given_nvcc()
    {
        var told = BuildSettings.None with { Uses = ["cuda", "rust"] };
        told.For(null).Parts.ShouldBe(["rust"]);
        told.For(CudaVersion.Find("12.4")).Parts.ShouldBe(["cuda", "rust"]);
        BuildSettings.None.For(null).ShouldBeSameAs(BuildSettings.None);
    }

    [Fact]
    public void It_is_taken_of_a_component_of_its_own_and_without_what_it_depends_on()
    {
        ToolchainPart.Cuda.Suites.Shown.ShouldBe("trixie, trixie-updates, trixie-security (main, non-free)");
        ToolchainPart.Compilers.Suites.Shown.ShouldBe("trixie, trixie-updates, trixie-security");
        ToolchainPart.Cuda.Packages(Platform.Amd64).ShouldBe(["g++-13"]);
        ToolchainPart.Cuda.Alone(Platform.Amd64).ShouldContain(CudaToolkit.Package);
    }

    private static DebPackage Package(string name, string version) => new(name, version, "amd64", $"pool/{name}.deb", 1, Digest.Of(name));
}

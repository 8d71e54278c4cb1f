using Slipway.Core.Catalog;

namespace Slipway.Core.Tests.Catalog;

[Trait("Row", "E4")]
public sealed class ToolchainTests
{
    [Theory]
    [InlineData("amd64", "g++-14-aarch64-linux-gnu", "libpython3.13-dev:arm64")]
    [InlineData("arm64", "g++-14-x86-64-linux-gnu", "libpython3.13-dev:amd64")]
    public void A_host_gets_its_own_compiler_and_that_of_the_other_platform(string host, string compiler, string headers)
    {
        var platform = Platform.All.Single(p => p.Architecture == host);
        Toolchain.Packages(platform).ShouldContain("g++-14");
        Toolchain.Packages(platform).Where(name => name.StartsWith("g++-14-", StringComparison.Ordinal)).ShouldBe([compiler]);
        Toolchain.Alone(platform).ShouldBe([headers, "python3-pip-whl", "sccache/sid"]);
    }

    [Fact]
    public void No_package_is_named_twice() => Platform.All.ShouldAllBe(host => Toolchain.Packages(host).Distinct().Count() == Toolchain.Packages(host).Count);

    [Theory]
    [InlineData("usr/bin/x86_64-linux-gnu-lto-dump-14", true)]
    [InlineData("usr/lib/python3.13/config-3.13-aarch64-linux-gnu/libpython3.13-pic.a", true)]
    [InlineData("usr/lib/gcc/x86_64-linux-gnu/14/libgcc.a", false)]
    [InlineData("usr/bin/x86_64-linux-gnu-g++-14", false)]
    [InlineData("usr/lib/x86_64-linux-gnu/libcublasLt_static.a", true)]
    [InlineData("usr/lib/x86_64-linux-gnu/libcufft_static_nocallback.a", true)]
    [InlineData("usr/lib/nvidia-cuda-toolkit/compute-sanitizer/libsanitizer-public.so", true)]
    [InlineData("usr/lib/x86_64-linux-gnu/libcudart_static.a", false)]
    [InlineData("usr/lib/x86_64-linux-gnu/libcudadevrt.a", false)]
    [InlineData("usr/lib/x86_64-linux-gnu/stubs/libcublas.so", false)]
    [InlineData("usr/lib/nvidia-cuda-toolkit/bin/cicc", false)]
    public void Only_what_no_step_reads_is_left_out(string path, bool leftOut) => Toolchain.IsLeftOut(path).ShouldBe(leftOut);
}

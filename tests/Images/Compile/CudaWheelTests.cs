using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Compile;

/// <summary>An extension with device code is compiled by a real nvcc, on a machine without a GPU.</summary>
[Collection(CompileGroup.Name)]
[Trait("Row", "W2")]
[Trait("Row", "W3")]
[Trait("Row", "B1")]
[Trait("Row", "K3")]
public sealed class CudaWheelTests(CompileHome compile)
{
    private const string Name = "halves";
    private static readonly string[] s_gpu = ["--mode", "minimal", "--device", "gpu"];

    [EngineFact]
    public async Task A_wheel_with_device_code_has_machine_code_for_exactly_the_GPUs_that_were_asked_for()
    {
        Needs.All();
        using var folder = new TempFolder();
        using var index = Index(folder);
        using var checkout = new CompileCheckout(compile.Home, index, [], [Name]);
        File.WriteAllText(Path.Combine(checkout.Root, "own", "gpu.in"), "");
        Tell(checkout);
        await checkout.MustAsync(["Lock", .. s_gpu]);

        // No nvcc of another CUDA than the images carry.
        var other = await checkout.RunAsync(["Wheelhouse", .. s_gpu]);
        other.ExitCode.ShouldNotBe(0);
        (other.Output + other.Error).ShouldContain("SLP594 halves: compiled for CUDA 13.2, and the nvcc of the toolchain is of CUDA 12.4");

        var first = await WheelAsync(checkout, "8.0,9.0", "first");
        FatBinary.Devices(first.Wheel).ShouldBe(["sm_80", "sm_90"]);

        // Forgotten, and the steps of nvcc are in the compiler cache: the same bytes.
        Tell(checkout);
        var second = await WheelAsync(checkout, "8.0,9.0", "second");
        var (hits, all) = CompileCheckout.Cached(second.Run);
        all.ShouldBeGreaterThan(2, "one of C, and several steps of nvcc");
        hits.ShouldBe(all, second.Run.Output);
        File.ReadAllBytes(second.Wheel).ShouldBe(File.ReadAllBytes(first.Wheel));

        // Another list is another key and another wheel; what was compiled for the first generation is taken from the cache.
        var third = await WheelAsync(checkout, "8.0,8.6+PTX", "third");
        FatBinary.Devices(third.Wheel).ShouldBe(["compute_86", "sm_80", "sm_86"]);
        CompileCheckout.Cached(third.Run).Hits.ShouldBeGreaterThan(1, third.Run.Output);
    }

    private static IndexServer Index(TempFolder folder)
    {
        var small = new SmallIndex(folder.Path);
        var data = Path.Combine(Repository.Root, "tests", "data", "cuda");
        var files = Directory.EnumerateFiles(data).Order(StringComparer.Ordinal).Select(x => (Path.GetFileName(x)!, File.ReadAllText(x)));
        small.Add(Name, $"{Name}-1.0.tar.gz", SourceArchiveBuilder.With(Name, "1.0", [("PKG-INFO", SourceArchiveBuilder.Info(Name, "1.0")), .. files]));
        var setuptools = Directory.EnumerateFiles(Path.Combine(UvFixture.NeedBundle(), "files"), "setuptools-*.whl").Max(StringComparer.Ordinal)!;
        small.Add("setuptools", Path.GetFileName(setuptools), File.ReadAllBytes(setuptools));
        return new IndexServer(folder.Path);
    }

    private static void Tell(CompileCheckout checkout) => checkout.Tell($"{Guid.NewGuid():n}", [Name], ", \"uses\": [\"cuda\"]");

    private static async Task<(string Wheel, CommandResult Run)> WheelAsync(CompileCheckout checkout, string devices, string output)
    {
        var run = await checkout.MustAsync(["Wheelhouse", .. s_gpu, "--cuda", "12.4", "--gpu-architectures", devices, "--output", output]);
        CompileCheckout.Compiled(run).ShouldBe(1, run.Output);
        return (Directory.EnumerateFiles(Path.Combine(checkout.Root, output), $"{Name}-1.0-cp313-cp313-linux_x86_64.whl").ShouldHaveSingleItem(), run);
    }
}

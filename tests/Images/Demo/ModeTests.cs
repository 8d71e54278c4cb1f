using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Records;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools.Docker;
using Slipway.Tools.Engine;
using Slipway.Tools.Records;
using Slipway.Tools.Store;

namespace Slipway.Images.Tests.Demo;

/// <summary>The other selections of the Debian upstream, made one after the other in one checkout and one home, as somebody does who switches between them.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "M2")]
[Trait("Row", "M8")]
public sealed class ModeTests(DemoHome demo)
{
    [EngineFact]
    [Trait("Row", "E4")]
    [Trait("Row", "R5")]
    public async Task Recommended_quantizes_a_model_and_leaves_minimal_as_it_was()
    {
        using var checkout = new DemoCheckout(demo.Home.Root);
        var minimal = demo.Record(demo.Checkout);
        var recommended = await MakeAsync(checkout, "recommended-onnx-cpu", "--mode", "recommended", "--platform", "linux/amd64,linux/arm64");
        recommended.Images.Select(x => x.Platform).ShouldBe(["linux/amd64", "linux/arm64"]);
        (await PythonAsync("recommended-onnx-cpu", "quantize.py")).ShouldStartWith("quantized ['Cast', 'DynamicQuantizeLinear', 'MatMulInteger'");

        // What both have is one layer: only the wheels that share a layer with the new one moved, on two platforms, with one layer of bytecode.
        var own = recommended.Layers.Where(x => minimal.Layers.All(y => y.Digest != x.Digest)).DistinctBy(x => x.Digest);
        own.Select(x => x.Maker).Order(StringComparer.Ordinal).ShouldBe(["Bytecode", "Wheels", "Wheels"]);
        var again = await checkout.RuntimeAsync("--platform", "linux/amd64,linux/arm64", "--locked");
        again.ExitCode.ShouldBe(0, again.Output + again.Error);
        again.Output.ShouldContain("made 0 of ");
        Last(checkout, "minimal-onnx-cpu").Images.Select(x => x.Manifest).ShouldBe(minimal.Images.Select(x => x.Manifest));
    }

    [EngineFact]
    [Trait("Row", "E4")]
    [Trait("Row", "R5")]
    [Trait("Row", "R2")]
    public async Task Torch_computes_beside_ONNX_Runtime_and_has_its_libraries_in_a_layer_of_their_own()
    {
        Needs.All();
        using var checkout = new DemoCheckout(demo.Home.Root);
        var record = await MakeAsync(checkout, "minimal-torch-cpu", "--backend", "torch", "--bytecode", "off");
        (await PythonAsync("minimal-torch-cpu", "torch_infers.py", "/opt/model/silero_vad_v5.onnx")).ShouldStartWith("torch 2.6.0");
        var sizes = record.Layers.ToDictionary(x => x.Id.Split('/')[^1], x => x.BytesOut);
        sizes["libtorch"].ShouldBeInRange(50_000_000, 80_000_000);
        sizes["torch"].ShouldBeInRange(5_000_000, 9_000_000);
        sizes["syslibs"].ShouldBeLessThan(50_000_000);
        var paths = record.Layers.SelectMany(layer => LayerReader.List(demo.Store, Packed(layer))).Select(x => x.Path).ToList();
        paths.Where(x => x.Contains("/torch/bin/", StringComparison.Ordinal)).ShouldBe(["opt/venv/lib/python3.13/site-packages/torch/bin/torch_shm_manager"]);
        paths.ShouldNotContain(x => x.Contains("/torch/include/", StringComparison.Ordinal) || x.Contains("/torch/test/", StringComparison.Ordinal));
        paths.Where(x => x.Contains("libtorch_cpu.so", StringComparison.Ordinal)).Count().ShouldBe(2, "the library and the link to it");
    }

    private async Task<BuildRecord> MakeAsync(DemoCheckout checkout, string tag, params string[] arguments)
    {
        var run = await checkout.RuntimeAsync([.. arguments, "--locked", "--smoke", "on"]);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        run.Output.ShouldContain("test linux/amd64: passed");
        run.Output.ShouldContain($"image slipway/vad:{tag} sha256:");
        return Last(checkout, tag);
    }

    private BuildRecord Last(DemoCheckout checkout, string tag) => new RecordFiles(demo.Home, checkout.Root).Last(tag)!;

    /// <summary>Runs a script in an image as it is delivered: its user, its interpreter, a read-only root.</summary>
    private async Task<string> PythonAsync(string tag, string script, params string[] arguments)
    {
        var finder = new EngineFinder(demo.Home, name => name == "DOCKER_HOST" ? new OwnEngine(demo.Home, _ => { }).Endpoint.Address : null);
        var outcome = await new Containers(await finder.RequireAsync(null, _ => { }, default)).RunAsync(
            new ContainerRequest($"slipway/vad:{tag}")
            {
                ReadOnly = true,
                Network = "none",
                Platform = Platform.Amd64,
                Tmpfs = ["/tmp"],
                Binds = [$"{Path.Combine(Repository.Root, "tests", "data", "modes")}:/scripts:ro"],
                Entrypoint = ["/opt/venv/bin/python"],
                Arguments = [$"/scripts/{script}", .. arguments],
            },
            default
        );
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        return outcome.Output;
    }

    private static PackedLayer Packed(LayerRecord layer) =>
        new(Digest.Parse(layer.Digest), Digest.Parse(layer.DiffId), layer.BytesOut, layer.BytesIn, 0, LayerFormat.Zstd, layer.Packer);
}

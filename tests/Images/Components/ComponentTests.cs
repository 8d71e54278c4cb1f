using System.Text.RegularExpressions;
using Slipway.Core.Images;
using Slipway.Images.Tests.Compile;
using Slipway.Images.Tests.Demo;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools.Store;

namespace Slipway.Images.Tests.Components;

/// <summary>Native components, compiled in the engine and loaded in a Runtime.</summary>
[Collection(CompileGroup.Name)]
[Trait("Row", "B2")]
public sealed class ComponentTests(CompileHome compile)
{
    [EngineFact]
    public async Task A_component_and_the_one_that_needs_it_are_compiled_once_and_loaded_in_the_image()
    {
        using var checkout = new DemoCheckout(compile.Home.Root);
        using var sources = new SmallComponents(checkout);
        var first = await RunAsync(checkout, sources);
        // Both have a step that compiles; what lies below them may be known to the engine from another test.
        Components(first).ShouldBe(["linux/amd64/depth", "linux/amd64/surface"], first);
        first.ShouldContain("surface folder for x86_64-linux-gnu: 2 files, sccache ");
        var layers = checkout
            .Record(compile.Home)
            .Layers.Where(x => x.Id.EndsWith("/depth", StringComparison.Ordinal) || x.Id.EndsWith("/surface", StringComparison.Ordinal));
        var paths = layers.SelectMany(x => LayerReader.List(compile.Store, Packed(x))).Where(x => x.Kind != ArchiveEntryKind.Directory).Select(x => x.Path);
        paths
            .Order(StringComparer.Ordinal)
            .ShouldBe(["usr/local/lib/libdepth.so", "usr/local/lib/libdepth.so.1", "usr/local/lib/libsurface.so", "usr/local/lib/libsurface.so.1"]);

        // What is there by key runs no step at all; what needs a changed component is compiled with it, and nothing else is.
        Components(await RunAsync(checkout, sources)).ShouldBeEmpty();
        sources.Edit("surface", "return depth() + 1", "return depth() + 2");
        Components(await RunAsync(checkout, sources)).ShouldBe(["linux/amd64/surface"]);
        sources.Edit("depth", "return 41", "return 40");
        var last = await RunAsync(checkout, sources);
        Components(last).ShouldBe(["linux/amd64/depth", "linux/amd64/surface"]);
        last.ShouldContain("test linux/amd64: passed");
    }

    [EngineFact]
    public async Task A_library_that_does_not_load_fails_the_image()
    {
        using var checkout = new DemoCheckout(compile.Home.Root);
        using var sources = new SmallComponents(checkout);
        sources.Edit("surface", "int surface", "int nowhere(void);\nint surface");
        sources.Edit("surface", "return depth() + 1", "return nowhere()");
        var run = await checkout.RuntimeAsync("--override", sources.Overrides, "--smoke", "on", "--locked");
        run.ExitCode.ShouldNotBe(0);
        var said = run.Output + run.Error;
        said.Contains("SLP550", StringComparison.Ordinal).ShouldBeTrue(said);
        said.Contains("/usr/local/lib/libsurface.so.1: OSError:", StringComparison.Ordinal).ShouldBeTrue(said);
    }

    [EngineFact]
    public async Task Hwloc_and_libfabric_of_the_mirror_are_compiled_and_loaded()
    {
        Needs.All();
        using var checkout = new DemoCheckout(compile.Home.Root);
        SmallComponents.Take(checkout, "libfabric");
        var run = await checkout.RuntimeAsync("--smoke", "on", "--locked");
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        foreach (var name in (string[])["hwloc 2.9.0", "numactl 2.0.19", "libfabric 2.1.0"])
            checkout.Record(compile.Home).Layers.ShouldContain(x => x.Id == $"linux/amd64/{name.Split(' ', 2)[0]}");
        run.Output.ShouldContain("test linux/amd64: passed");
        // The same sources by another key, as after an edit of the script: the compiler cache has it all.
        File.AppendAllText(checkout["dockerfiles", "steps", "compile-component.sh"], "# edited\n");
        var warm = await checkout.RunAsync("BackendBuild", "--upstream", "debian", "--locked");
        warm.ExitCode.ShouldBe(0, warm.Output + warm.Error);
        var (hits, misses) = SmallComponents.Statistics(warm.Output);
        hits.ShouldBeGreaterThan(300);
        (hits / (double)(hits + misses)).ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [EngineFact]
    [Trait("Row", "B1")]
    public async Task The_build_base_of_upstream_public_passes_the_check_of_buildx_without_a_warning()
    {
        using var docker = await DockerCli.StartAsync(compile.Home);
        using var folder = new TempFolder();
        var file = Path.Combine(Repository.Root, "dockerfiles", "build-base.manylinux.Dockerfile");
        // Its bases are out of reach here: a folder stands in, whose files no check reads.
        var bases = Regex
            .Matches(
                await File.ReadAllTextAsync(file),
                "^FROM --platform=[^ ]+ (?<base>[^ ]+@sha256:[0-9a-f]+)",
                RegexOptions.Multiline | RegexOptions.ExplicitCapture
            )
            .Select(x => $" --build-context {x.Groups["base"].Value}={folder.Path}")
            .ToList();
        bases.Count.ShouldBe(2);
        var given = $" --build-arg RUST_AMD64_SHA256={new string('0', 64)} --build-arg RUST_ARM64_SHA256={new string('0', 64)}";
        foreach (var stage in (string[])["build-base", "build-base-rust", "libfabric", "ucx"])
            await docker.MustAsync(Path.GetDirectoryName(file)!, $"buildx build --check --file {file} --target {stage}{string.Concat(bases)}{given} .");
    }

    private static async Task<string> RunAsync(DemoCheckout checkout, SmallComponents sources)
    {
        var run = await checkout.RuntimeAsync("--override", sources.Overrides, "--smoke", "on", "--locked");
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        return run.Output;
    }

    /// <summary>The components that a run compiled.</summary>
    private static string[] Components(string output) =>
        output.Split('\n').FirstOrDefault(x => x.StartsWith("Components: ", StringComparison.Ordinal)) is { } line
            ? [.. line["Components: ".Length..line.LastIndexOf(':')].Split(", ").Order(StringComparer.Ordinal)]
            : [];

    private static PackedLayer Packed(Slipway.Core.Records.LayerRecord x) =>
        new(Digest.Parse(x.Digest), Digest.Parse(x.DiffId), x.BytesOut, x.BytesIn, 0, LayerFormat.Zstd, x.Packer);
}

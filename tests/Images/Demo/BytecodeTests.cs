using Slipway.Core.Images;
using Slipway.Core.Wheels;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools.Engine;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Demo;

/// <summary>Bytecode in the demo's image: what is in its layers, and where they come from.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "R7")]
public sealed class BytecodeTests(DemoHome demo)
{
    private const string Amd64 = "linux/amd64";
    private const string Arm64 = "linux/arm64";

    [EngineFact]
    public void Every_source_of_the_image_but_the_service_s_has_its_bytecode_and_the_layers_hold_nothing_else()
    {
        foreach (var platform in (string[])[Amd64, Arm64])
        {
            var layers = demo.Layers(platform);
            var sources = layers
                .SelectMany(x => x.Entries)
                .Where(x =>
                    x.Kind == ArchiveEntryKind.File
                    && x.Path.Contains("lib/python3.13/", StringComparison.Ordinal)
                    && x.Path.EndsWith(".py", StringComparison.Ordinal)
                )
                .Select(x => BytecodeFiles.PathOf(x.Path, 13));
            var bytecode = layers.Where(x => x.Layer.Maker == nameof(LayerMaker.Bytecode)).SelectMany(x => x.Entries).ToList();
            var files = bytecode.Where(x => x.Kind != ArchiveEntryKind.Directory).ToList();
            files.Count.ShouldBeGreaterThan(2000);
            files.Select(x => x.Path).ShouldBe(sources, ignoreOrder: true);
            files.ShouldAllBe(x => x.Kind == ArchiveEntryKind.File && x.Mode == FileModes.Plain);
        }
    }

    [EngineFact]
    [Trait("Row", "K4")]
    public void Wheels_that_are_the_same_on_both_platforms_have_one_layer_of_bytecode()
    {
        var layers = demo.Record(demo.Checkout).Layers.Where(x => x.Maker is "Bytecode" or "Wheels").ToDictionary(x => x.Id, x => x);
        var shared = layers.Keys.Where(x => x.StartsWith(Amd64, StringComparison.Ordinal) && x.EndsWith(".pyc", StringComparison.Ordinal)).ToList();
        shared.Count.ShouldBeGreaterThan(3);
        // Each platform has a plan of its own: what shares a layer on one may not on the other.
        var both = shared.Where(x => layers.ContainsKey($"{Arm64}{x[Amd64.Length..]}") && !x.EndsWith("/" + BytecodeFiles.OfBase, StringComparison.Ordinal));
        foreach (var id in both)
        {
            var (wheels, other) = (layers[id[..^4]], layers[$"{Arm64}{id[Amd64.Length..^4]}"]);
            var (ours, theirs) = (layers[id], layers[$"{Arm64}{id[Amd64.Length..]}"]);
            (wheels.Key == other.Key).ShouldBe(ours.Key == theirs.Key, id);
            if (ours.Key == theirs.Key)
                ours.DiffId.ShouldBe(theirs.DiffId);
        }
        layers
            .Values.Count(x => x.Id.EndsWith(".pyc", StringComparison.Ordinal))
            .ShouldBeGreaterThan(layers.Values.Where(x => x.Maker == "Bytecode").DistinctBy(x => x.DiffId).Count());
    }

    [EngineFact]
    [Trait("Row", "R4")]
    [Trait("Row", "U2")]
    public async Task A_machine_that_may_not_run_the_base_s_Python_makes_the_same_layer_in_the_engine_and_without_one_refuses()
    {
        using var home = new TempFolder();
        using var checkout = new DemoCheckout(home.Path);
        var lost = demo.Record(demo.Checkout).Layers.Single(x => x.Id == $"{Amd64}/onnxruntime.pyc");
        await CopyHomeAsync(home, lost.Key);
        string[] options = ["--platform", Amd64, "--name", "bytecode/vad", "--smoke", "off"];

        checkout.Environment["DOCKER_HOST"] = $"unix://{home["nobody.sock"]}";
        var refused = await checkout.RuntimeAsync(options);
        refused.ExitCode.ShouldBe(4, refused.Output + refused.Error);
        refused.Output.ShouldContain("SLP542");
        refused.Output.ShouldContain("--bytecode off");
        refused.Output.ShouldContain("on this machine: ");
        refused.Output.ShouldContain("in an engine: ");

        var engine = new OwnEngine(demo.Home, _ => { });
        checkout.Environment["DOCKER_HOST"] = engine.Endpoint.Address;
        checkout.Environment["DOCKER_CONFIG"] = home["docker"];
        Directory.CreateDirectory(home["docker"]);
        Directory.CreateSymbolicLink(home["docker", "cli-plugins"], engine.Programs!.Plugins);
        var run = await checkout.RuntimeAsync(options);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        run.Output.ShouldContain($"bytecode is compiled in a container of the {Amd64} base");
        var made = checkout.Record(new Tools.SlipwayHome(home.Path)).Layers;
        var layer = made.Single(x => x.State == "made");
        (layer.Id, layer.Key, layer.DiffId).ShouldBe((lost.Id, lost.Key, lost.DiffId));

        checkout.Environment["DOCKER_HOST"] = $"unix://{home["nobody.sock"]}";
        var without = await checkout.RuntimeAsync([.. options, "--bytecode", "off"]);
        without.ExitCode.ShouldBe(0, without.Output + without.Error);
        without.Output.ShouldNotContain(".pyc");
    }

    /// <summary>All that the demo made but one layer, and a Python that no program loader accepts.</summary>
    private async Task CopyHomeAsync(TempFolder home, string lost)
    {
        Directory.CreateDirectory(home["store"]);
        Directory.CreateDirectory(home["programs"]);
        (await ProcessRunner.RunAsync(new Command("cp", "-al", Path.Combine(demo.Home.Store, "blobs"), home["store"]))).OrThrow();
        (await ProcessRunner.RunAsync(new Command("cp", "-a", Path.Combine(demo.Home.Store, "keys"), home["store"]))).OrThrow();
        foreach (var file in Directory.EnumerateFiles(home["store", "keys", "layers"], lost + "*"))
            File.Delete(file);
        var python = Directory.EnumerateDirectories(demo.Home.Programs, "python-*-root").OrderByDescending(Directory.GetLastWriteTimeUtc).First();
        (await ProcessRunner.RunAsync(new Command("cp", "-a", python, home["programs"]))).OrThrow();
        foreach (var loader in Directory.EnumerateFiles(home["programs"], "ld-linux-*", SearchOption.AllDirectories))
            (await ProcessRunner.RunAsync(new Command("chmod", "a-x", loader))).OrThrow();
    }
}

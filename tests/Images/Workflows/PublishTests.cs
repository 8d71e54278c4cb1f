using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Images.Tests.Demo;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools.Processes;
using Slipway.Tools.Registry;
using Slipway.Tools.Store;

namespace Slipway.Images.Tests.Workflows;

/// <summary>The targets that end a run of CI: an index over what other machines made, and one content for one key.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "G1")]
public sealed class PublishTests(DemoHome demo) : IAsyncLifetime, IDisposable
{
    private const string Both = "linux/amd64,linux/arm64";
    private readonly RegistryServer _registry = new();
    private readonly TempFolder _home = new();
    private DemoCheckout _first = null!;
    private DemoCheckout _second = null!;

    public async Task InitializeAsync()
    {
        await _registry.InitializeAsync();
        (_first, _second) = (new DemoCheckout(demo.Home.Root), new DemoCheckout(_home["slipway"]));
        _second.Environment["DOCKER_HOST"] = $"unix://{_home["nobody.sock"]}";
    }

    [EngineFact]
    public async Task One_index_over_both_platforms_is_written_by_a_machine_that_made_and_pulled_nothing()
    {
        // Without code of its own the service has no layer that only a machine of the platform makes.
        foreach (var checkout in (DemoCheckout[])[_first, _second])
            checkout.Edit("slipway.json", "\"native\": \"service/native\"", "\"native\": \"\"");
        (await RunAsync(_first, "Runtime", "PushCache", "--smoke", "off")).ExitCode.ShouldBe(0);
        var before = _registry.Bytes;

        var run = await RunAsync(_second, "Publish", "--smoke", "off");

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        var made = demo.Record(_first);
        foreach (var image in made.Images)
            run.Output.ShouldContain($"{image.Platform}  {image.Manifest}");
        using var registries = new Registries(new RegistryOptions());
        var index = await registries[_registry.Host].TryGetManifestAsync("team/slipway/vad", "minimal-onnx-cpu", default);
        System.Text.Encoding.UTF8.GetString(index!.Value.Bytes).ShouldContain(made.Images[0].Manifest);
        System.Text.Encoding.UTF8.GetString(index.Value.Bytes).ShouldContain(made.Images[1].Manifest);
        // Layers are mounted from the cache; only documents are new.
        (_registry.Bytes - before).ShouldBeLessThan(100_000);
        Directory
            .EnumerateFiles(_home["slipway", "store", "blobs"], "*", SearchOption.AllDirectories)
            .Sum(x => new FileInfo(x).Length)
            .ShouldBeLessThan(100_000);
    }

    [EngineFact]
    public async Task What_no_machine_of_the_platform_has_made_is_named_and_nothing_is_pushed()
    {
        var run = await RunAsync(_first, "Publish");
        run.ExitCode.ShouldBe(4);
        run.Output.ShouldContain($"SLP623 linux/arm64: 1 layers are neither in the store nor in the cache {_registry.Host}/team/cache: native");
        run.Output.ShouldContain("do: on a machine of linux/arm64: ./build.sh Runtime PushCache --platform linux/arm64, with the same --cache");
        _registry.Bytes.ShouldBe(0);
    }

    [EngineFact]
    public async Task An_image_that_has_passed_no_test_is_not_published_unless_that_is_asked_for()
    {
        _first.Edit(Path.Combine("service", "vad", "__init__.py"), "\"\"\"", "\"\"\"Another. ");
        string[] one = ["--platform", DemoBench.Host.ToString()];
        (await RunAsync(_first, ["Runtime", "--smoke", "off", .. one])).ExitCode.ShouldBe(0);
        var refused = await RunAsync(_first, ["Publish", .. one]);
        refused.ExitCode.ShouldBe(4);
        refused.Output.ShouldMatch("SLP624 linux/[a-z0-9]+: no pass of the image's test is recorded for sha256:");
        (await RunAsync(_first, ["Publish", "--smoke", "off", .. one])).ExitCode.ShouldBe(0);
    }

    [EngineFact]
    public async Task Layers_are_held_against_the_cache_by_key_and_another_content_is_an_error()
    {
        string[] one = ["--platform", DemoBench.Host.ToString()];
        (await RunAsync(_first, ["PushCache", .. one])).ExitCode.ShouldBe(0);
        var same = await RunAsync(_first, ["VerifyLayers", .. one]);
        same.ExitCode.ShouldBe(0, same.Output);
        same.Output.ShouldMatch(@"(\d+) of \1 layers that are here are in the cache .*, each with the same content");

        // Somebody writes the layer of one key under another's.
        var layers = new LayerIndex(demo.Store);
        var keys = demo.Record(demo.Checkout)
            .Layers.Where(x => x.Id.StartsWith($"{DemoBench.Host}/", StringComparison.Ordinal))
            .Select(x => new Key(x.Key))
            .Take(2)
            .ToList();
        using var registries = new Registries(new RegistryOptions());
        var other = ImageReference.Parse($"{_registry.Host}/team/other:x");
        await new LayerPublishing(demo.Store, registries, other).PublishAsync(new Dictionary<Key, PackedLayer> { [keys[0]] = layers.Find(keys[1])! }, default);
        var run = await _first.RunAsync(["VerifyLayers", "--upstream", "debian", "--cache", $"registry={_registry.Host}/team/other", .. one]);
        run.ExitCode.ShouldBe(6);
        run.Output.ShouldMatch($"SLP625 1 layers have another content here than in .*: {DemoBench.Host}/[a-z-]+, key {keys[0].Abbreviated}: here .*, there ");
    }

    [EngineFact]
    public async Task With_nothing_made_or_no_cache_named_there_is_nothing_to_compare()
    {
        var nowhere = await _first.RunAsync("VerifyLayers", "--upstream", "debian");
        (nowhere.ExitCode, nowhere.Output.Contains("SLP531", StringComparison.Ordinal)).ShouldBe((2, true));
        var nothing = await RunAsync(_second, "VerifyLayers");
        (nothing.ExitCode, nothing.Output.Contains("SLP626", StringComparison.Ordinal)).ShouldBe((4, true));
        var silent = await _first.RunAsync("VerifyLayers", "--upstream", "debian", "--cache", "registry=127.0.0.1:1/team/cache");
        (silent.ExitCode, silent.Output.Contains("SLP627", StringComparison.Ordinal)).ShouldBe((4, true));
    }

    public async Task DisposeAsync()
    {
        await _registry.DisposeAsync();
        _first.Dispose();
        _second.Dispose();
        _home.Dispose();
    }

    public void Dispose() => _registry.Dispose();

    private Task<CommandResult> RunAsync(DemoCheckout checkout, params string[] arguments) =>
        checkout.RunAsync([
            .. arguments,
            "--upstream",
            "debian",
            "--registry",
            $"{_registry.Host}/team",
            "--cache",
            $"registry={_registry.Host}/team/cache",
            .. arguments.Contains("--platform") ? Array.Empty<string>() : ["--platform", Both],
        ]);
}

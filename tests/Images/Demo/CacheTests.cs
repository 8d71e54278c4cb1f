using Slipway.Core.Images;
using Slipway.Core.Records;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools;
using Slipway.Tools.Processes;
using Slipway.Tools.Store;

namespace Slipway.Images.Tests.Demo;

/// <summary>Layers by key in a registry, with the commands as typed: one machine writes them, others make none of them.</summary>
[Collection(DemoGroup.Name)]
[Trait("Row", "Y4")]
public sealed class CacheTests(DemoHome demo) : IAsyncLifetime, IDisposable
{
    private readonly RegistryServer _registry = new();
    private readonly TempFolder _home = new();
    private DemoCheckout _first = null!;
    private DemoCheckout _second = null!;

    private string Cache => $"registry={_registry.Host}/team/cache";

    public async Task InitializeAsync()
    {
        await _registry.InitializeAsync();
        (_first, _second) = (new DemoCheckout(demo.Home.Root), new DemoCheckout(_home["slipway"]));
        // An engine of the machine would be given the image, and pull its layers.
        _second.Environment["DOCKER_HOST"] = $"unix://{_home["nobody.sock"]}";
    }

    [EngineFact]
    [Trait("Row", "R4")]
    [Trait("Row", "F7")]
    [Trait("Row", "P4")]
    public async Task Another_machine_and_user_pulls_no_blob_fetches_no_wheel_starts_no_engine_and_sends_nothing()
    {
        var pushed = await PushCacheAsync();
        pushed.Output.ShouldContain($"in cache {_registry.Host}/team/cache: {Layers} layers, {Layers} written ({Layers} sent, 0 mounted)");
        pushed.Output.ShouldContain("1 passed tests written");
        (await PushCacheAsync()).Output.ShouldContain($"{Layers} layers, 0 written (0 sent, 0 mounted), 0.0 kB");
        (await _first.RuntimeAsync("--registry", _registry.Host, "--push")).ExitCode.ShouldBe(0);
        var before = _registry.Bytes;
        using var proxy = new FaultProxy(_registry.Port, _ => null);
        string[] options = ["--upstream", "debian", "--registry", proxy.Host, "--cache", $"registry={proxy.Host}/team/cache", "--push"];
        await OtherUser.GiveAsync(_home.Path, _second.Root);

        var explained = await ProcessRunner.RunAsync(OtherUser.Run(_second.Command(["Explain", .. options]), _home.Path));
        proxy.Requests.Clear();
        var run = await ProcessRunner.RunAsync(OtherUser.Run(_second.Command(["Runtime", .. options]), _home.Path));

        explained.Output.ShouldContain("nothing to make");
        explained.Output.ShouldMatch("MB in registry");
        explained.Output.ShouldContain($"cache: found {proxy.Host}/team/cache ({Layers} of {Layers} layers that the store lacks)");
        explained.Output.ShouldMatch("forecast: .* 0.0 kB to download, 0.0 kB to push");
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        run.Output.ShouldContain($"{Layers} layers were found in the cache");
        run.Output.ShouldContain("0 of them were pulled");
        run.Output.ShouldContain("test linux/amd64: recorded");
        // A key each, the image's name, the pass of its test.
        proxy.Requests.Count.ShouldBe(Layers + 2);
        proxy.Requests.ShouldAllBe(x => x.Path.Contains("/manifests/", StringComparison.Ordinal) && (x.Method == "GET" || x.Method == "HEAD"));
        var (ours, theirs) = (demo.Record(_first), Record(_second));
        theirs.Images.Select(x => x.Manifest).ShouldBe(ours.Images.Select(x => x.Manifest));
        (theirs.Deliveries.Single().Bytes, theirs.BytesIn, _registry.Bytes).ShouldBe((0, 0, before));
        theirs.Layers.ShouldAllBe(x => x.State == "found");
        new DirectoryInfo(_home["slipway"]).EnumerateDirectories().Select(x => x.Name).ShouldBe(["records", "store"], ignoreOrder: true);
        Directory.EnumerateFiles(_home["slipway", "store", "blobs"], "*", SearchOption.AllDirectories).Count().ShouldBe(3);
    }

    [EngineFact]
    [Trait("Row", "F7")]
    public async Task A_line_of_the_app_on_another_machine_makes_and_sends_one_small_layer_and_mounts_the_others()
    {
        await File.AppendAllTextAsync(_second["service", "vad", "app.py"], $"# {Guid.NewGuid()}\n");
        using var proxy = new FaultProxy(_registry.Port, _ => null);

        await SecondAsync(proxy, "--push", "--name", "other/vad", "--smoke", "off");

        var record = Record(_second);
        record.Layers.Where(x => x.State == "made").ShouldHaveSingleItem().Maker.ShouldBe("App");
        record.Deliveries.Single().Bytes.ShouldBeLessThan(record.Layers.Single(x => x.Maker == "App").BytesOut + 10_000);
        proxy.Requests.Count(IsBlobPull).ShouldBe(0);
        proxy.Requests.Count(IsMount).ShouldBe(Layers - 1);
        proxy.Requests.Count(x => x.Method == "PUT" && x.Path.Contains("/uploads/", StringComparison.Ordinal)).ShouldBe(2);
    }

    [EngineFact]
    [Trait("Row", "X2")]
    public async Task Layers_that_the_registry_loses_between_the_answer_and_the_push_are_made_anew_and_said_once()
    {
        var lost = demo.Record(demo.Checkout).Layers.Where(x => x.Maker is "App" or "Venv").ToList();
        using var proxy = new FaultProxy(
            _registry.Port,
            x => lost.Any(y => x.Path.Contains(Digest.Parse(y.Digest).Hex, StringComparison.Ordinal)) && x.Method != "PUT" ? Lost(x) : null
        );

        var run = await SecondAsync(proxy, "--push", "--name", "lost/vad", "--smoke", "off");

        run.Output.Split("SLP534").Length.ShouldBe(2);
        run.Output.ShouldContain("linux/amd64/app");
        run.Output.ShouldContain("linux/amd64/venv");
        Record(_second).Layers.Where(x => x.State == "made").Select(x => x.Maker).ShouldBe(["Venv", "App"], ignoreOrder: true);
        proxy.Requests.Count(x => x.Method == "PUT" && x.Path.Contains("/uploads/", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(2);
    }

    [EngineFact]
    [Trait("Row", "X2")]
    public async Task A_registry_that_mounts_nothing_gets_the_bytes_which_are_pulled_first()
    {
        using var proxy = new FaultProxy(_registry.Port, x => IsMount(x) ? new Fault.Answer(202) : null);

        var run = await SecondAsync(proxy, "--push", "--name", "copied/vad", "--smoke", "off");

        run.Output.ShouldNotContain("SLP53");
        run.Output.ShouldContain($"{Layers} of them were pulled");
        Record(_second).Deliveries.Single().Bytes.ShouldBeGreaterThan(40_000_000);
        var store = new ContentStore(_home["slipway", "store"]);
        Record(_second).Layers.ShouldAllBe(x => store.Has(Digest.Parse(x.Digest), x.BytesOut));
    }

    [EngineFact]
    public async Task To_a_folder_the_layers_are_pulled_and_the_image_is_the_same()
    {
        using var proxy = new FaultProxy(_registry.Port, _ => null);

        await SecondAsync(proxy, "--output", "out/image", "--smoke", "off");

        var record = Record(_second);
        record.BytesIn.ShouldBe(record.Layers.Sum(x => x.BytesOut));
        record.Images.Single().Manifest.ShouldBe(demo.Record(demo.Checkout).Images.Single(x => x.Platform == "linux/amd64").Manifest);
        record.Layers.ShouldAllBe(x => File.Exists(_second["out", "image", "blobs", "sha256", Digest.Parse(x.Digest).Hex]));
        proxy.Requests.Count(IsBlobPull).ShouldBe(Layers);
    }

    [EngineFact]
    [Trait("Row", "X2")]
    public async Task A_cache_that_is_down_costs_one_warning_and_the_layer_is_made()
    {
        await File.AppendAllTextAsync(_first["service", "vad", "app.py"], $"# {Guid.NewGuid()}\n");

        var run = await _first.RuntimeAsync("--cache", $"registry=127.0.0.1:{RegistryServer.FreePort()}/team/cache", "--output", "out/image", "--smoke", "off");

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        run.Output.Split("SLP532").Length.ShouldBe(2);
        run.Output.ShouldNotContain("trying again");
        run.Output.ShouldContain($"made 1 of {Layers} layers");
    }

    [EngineFact]
    [Trait("Row", "C1")]
    public async Task Who_reads_writes_nothing_to_the_cache_and_PushCache_wants_to_know_where()
    {
        await PushCacheAsync();
        var before = _registry.Bytes;
        await File.AppendAllTextAsync(_first["service", "vad", "app.py"], $"# {Guid.NewGuid()}\n");
        (await _first.RuntimeAsync("--cache", Cache, "--output", "out/image", "--smoke", "off")).ExitCode.ShouldBe(0);
        _registry.Bytes.ShouldBe(before);

        var run = await _first.RunAsync("PushCache", "--upstream", "debian");

        run.ExitCode.ShouldBe(2);
        (run.Output + run.Error).ShouldContain("SLP531");
    }

    public Task DisposeAsync() => _registry.DisposeAsync();

    public void Dispose()
    {
        _first?.Dispose();
        _second?.Dispose();
        _registry.Dispose();
        _home.Dispose();
    }

    /// <summary>Layers of the image for amd64.</summary>
    private int Layers => demo.Record(demo.Checkout).Layers.Count(x => x.Id.StartsWith("linux/amd64/", StringComparison.Ordinal));

    private static bool IsBlobPull(ProxyRequest request) => request.Method == "GET" && request.Path.Contains("/blobs/", StringComparison.Ordinal);

    private static bool IsMount(ProxyRequest request) => request.Method == "POST" && request.Path.Contains("mount=", StringComparison.Ordinal);

    /// <summary>As a registry answers about a blob that it lacks: a mount becomes an upload.</summary>
    private static Fault.Answer Lost(ProxyRequest request) => new Fault.Answer(IsMount(request) ? 202 : 404);

    [EngineFact]
    [Trait("Row", "A1")]
    public async Task An_audit_reads_layers_that_were_found_and_never_pulled_where_they_are_and_keeps_none()
    {
        await PushCacheAsync();
        (await _second.RuntimeAsync("--cache", Cache, "--smoke", "off")).Output.ShouldContain("0 of them were pulled");
        var run = await _second.RunAsync("Audit", "--upstream", "debian", "--cache", Cache);
        run.ExitCode.ShouldBe(0, run.Output);
        run.Output.ShouldContain("efficiency");
        Directory
            .EnumerateFiles(_home["slipway", "store", "blobs"], "*", SearchOption.AllDirectories)
            .Sum(x => new FileInfo(x).Length)
            .ShouldBeLessThan(100_000);

        var alone = await _second.RunAsync("Audit", "--upstream", "debian");
        alone.ExitCode.ShouldBe(4);
        alone.Output.ShouldMatch("SLP664 layer sha256:[0-9a-f]+ is not in the store, and no repository is named that may have it");
    }

    private async Task<CommandResult> PushCacheAsync()
    {
        var run = await _first.RunAsync("PushCache", "--upstream", "debian", "--cache", Cache);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        return run;
    }

    /// <summary>What the second machine does with what the first one wrote.</summary>
    private async Task<CommandResult> SecondAsync(FaultProxy proxy, params string[] options)
    {
        await PushCacheAsync();
        var run = await _second.RuntimeAsync(["--cache", $"registry={proxy.Host}/team/cache", "--registry", proxy.Host, .. options]);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        return run;
    }

    private BuildRecord Record(DemoCheckout checkout) => checkout.Record(new SlipwayHome(_home["slipway"]));
}

using System.Text.Json;
using Slipway.Core.Images;
using Slipway.Core.Records;
using Slipway.Images.Tests.Engine;
using Slipway.Tests;
using Slipway.Tools.Processes;

namespace Slipway.Images.Tests.Demo;

/// <summary>A machine with an empty store and an empty engine beside a registry that another machine wrote to: what it does is counted from BuildKit's own progress and the registry's requests.</summary>
[Collection(OwnHomesGroup.Name)]
[Trait("Row", "C1")]
[Trait("Row", "F7")]
public sealed class WholeStoryTests(DemoHome demo)
{
    private const string Compile = "compile-native.sh";
    private static readonly string s_source = Path.Combine("service", "native", "frames.cpp");

    [EngineFact]
    public async Task A_fresh_machine_does_nothing_then_one_small_layer_then_one_compile()
    {
        Needs.All();
        using var registry = new RegistryServer();
        await registry.InitializeAsync();
        await using var first = await CacheMachine.StartAsync(demo, withStore: true);
        first.Forget();
        var written = await first.MustAsync(
            "BuildBase",
            "BackendBuild",
            "Runtime",
            "PushCache",
            "--cache",
            $"registry={registry.Host}/team/cache",
            "--registry",
            registry.Host,
            "--push"
        );
        written.Output.ShouldContain("in BuildKit's cache");
        using var proxy = new FaultProxy(registry.Port, _ => null);
        await using var machine = await CacheMachine.StartAsync(demo, withStore: false);
        string[] options = ["--cache", $"registry={proxy.Host}/team/cache", "--registry", proxy.Host, "--push", "--smoke", "off", "--json"];

        // The same commit: no step, no blob, no engine.
        var same = await RunAsync(machine, "Runtime", options);
        same.Steps.ShouldBeEmpty();
        proxy.Requests.ShouldNotContain(x => IsPull(x));
        (Record(machine).Account!.LayersMade, Record(machine).BytesIn).ShouldBe((0, 0));
        Directory.Exists(Path.Combine(machine.Home.Engine, "run")).ShouldBeFalse();

        // A line of the app: its layer is sent, config and manifests, and nothing is pulled.
        await File.AppendAllTextAsync(machine.Checkout["service", "vad", "app.py"], "# a line\n");
        var app = await RunAsync(machine, "Runtime", options);
        app.Steps.ShouldBeEmpty();
        proxy.Requests.ShouldNotContain(x => IsPull(x));
        var record = Record(machine);
        record.Layers.Where(x => x.State == "made").ShouldHaveSingleItem().Maker.ShouldBe("App");
        record.Deliveries.Single().Bytes.ShouldBeLessThan(record.Layers.Single(x => x.Maker == "App").BytesOut + 10_000);

        // One file of the native code: the toolchain comes as one layer, and one step compiles.
        machine.Checkout.Edit(s_source, "#include \"dsp.hpp\"", "#include \"dsp.hpp\"\n// another state\n");
        var native = await RunAsync(machine, "Runtime", options);
        native.Steps.Where(x => x.Name.Contains(Compile, StringComparison.Ordinal)).ShouldHaveSingleItem().State.ShouldBe("made");
        native.Run.Output.ShouldContain($" MB from cache {proxy.Host}/team/cache");
        record = Record(machine);
        record.Layers.Where(x => x.State == "made").ShouldHaveSingleItem().Maker.ShouldBe("Component");
        record.Account!.StepsRun.ShouldBe(native.Steps.Count(x => x.State == "made"));

        // What was compiled before is not compiled again, though neither store nor builder has it: BuildKit's cache has the state by its key.
        machine.Checkout.Edit(s_source, "\n// another state\n", "");
        machine.Forget();
        await machine.PruneAsync();
        var back = await RunAsync(machine, "BackendBuild", ["--cache", $"registry={proxy.Host}/team/cache", "--json"]);
        back.Steps.ShouldAllBe(x => x.State == "found");
        back.Steps.ShouldContain(x => x.Name.Contains(Compile, StringComparison.Ordinal));
    }

    [EngineFact]
    [Trait("Row", "X2")]
    public async Task A_cache_that_lost_or_damaged_a_blob_costs_a_warning_and_PushCache_writes_what_is_lost_again()
    {
        Needs.All();
        using var registry = new RegistryServer();
        await registry.InitializeAsync();
        await using var machine = await CacheMachine.StartAsync(demo, withStore: true);
        var cache = $"registry={registry.Host}/team/cache";
        await machine.RebuildAsync();
        await machine.MustAsync("PushCache", "--cache", cache);
        var tag = (await CacheMachine.TagsAsync(registry.Host, "team/cache")).Single(x => x.Contains("-key-", StringComparison.Ordinal));
        var layer = await LayerOfAsync(registry.Host, tag);

        // Damaged where it is kept: BuildKit compares the digest, takes nothing of it and ends the build, which is then made without the cache.
        registry.Damage(layer.Hex);
        var damaged = await machine.RebuildAsync("--cache", cache);
        damaged.Said.Split("SLP547").Length.ShouldBe(2, damaged.Said);
        damaged.Ran.ShouldBeGreaterThan(0);

        // Gone, and its name still there.
        registry.Lose(layer.Hex);
        var lost = await machine.RebuildAsync("--cache", cache);
        lost.Said.Split("SLP547").Length.ShouldBe(2, lost.Said);
        (await machine.MustAsync("PushCache", "--cache", cache)).Output.ShouldContain("in BuildKit's cache");
        var again = await machine.RebuildAsync("--cache", cache);
        (again.Ran, again.Said.Contains("SLP547", StringComparison.Ordinal)).ShouldBe((0, false), again.Said);
    }

    private static bool IsPull(ProxyRequest request) => request.Method == "GET" && request.Path.Contains("/blobs/", StringComparison.Ordinal);

    private static BuildRecord Record(CacheMachine machine) => machine.Checkout.Record(machine.Home);

    private static async Task<(IReadOnlyList<(string Name, string State)> Steps, CommandResult Run)> RunAsync(
        CacheMachine machine,
        string target,
        string[] options
    )
    {
        var run = await machine.MustAsync([target, .. options]);
        var steps = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement;
            if (row.GetProperty("event").GetString() == "progress" && row.GetProperty("kind").GetString() == "step")
                steps[row.GetProperty("name").GetString()!] = row.GetProperty("state").GetString()!;
        }
        return ([.. steps.Select(x => (x.Key, x.Value))], run);
    }

    private static async Task<Digest> LayerOfAsync(string host, string tag)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Accept.ParseAdd(MediaTypes.Manifest);
        using var manifest = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri($"http://{host}/v2/team/cache/manifests/{tag}")));
        return Digest.Parse(manifest.RootElement.GetProperty("layers").EnumerateArray().ShouldHaveSingleItem().GetProperty("digest").GetString()!);
    }
}

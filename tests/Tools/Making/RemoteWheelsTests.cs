using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Progress;
using Slipway.Tests;
using Slipway.Tools.Making;
using Slipway.Tools.Registry;
using Slipway.Tools.Store;
using Slipway.Tools.Tests.Registry;

namespace Slipway.Tools.Tests.Making;

/// <summary>What a run does with compiled wheels and the toolchain of a cache, and what it says of them.</summary>
[Trait("Row", "W4")]
public sealed class RemoteWheelsTests(RegistryServer server) : IClassFixture<RegistryServer>, IDisposable
{
    private readonly PlanFolder _folder = new();
    private readonly WheelMachine _other = new();
    private readonly List<string> _all = [];

    /// <summary>What was said, but for what is on its way.</summary>
    private List<string> Lines => [.. _all.Where(x => !x.StartsWith("fetching ", StringComparison.Ordinal))];

    [Fact]
    public async Task A_partial_hit_brings_what_is_there_and_leaves_the_rest_to_be_compiled()
    {
        await _other.PublishAsync($"{server.Host}/partial/cache", _other.Make("lz4"), _other.Make("xxhash"));
        using var bench = Bench($"{server.Host}/partial/cache");

        var found = await FetchAsync(bench, "lz4", "msgpack", "xxhash");

        found.ShouldBe([WheelMachine.KeyOf("lz4"), WheelMachine.KeyOf("xxhash")], ignoreOrder: true);
        found.ShouldAllBe(x => new CompiledWheelIndex(bench.Store).Find(x) != null);
        Lines.ShouldHaveSingleItem().ShouldStartWith($"2 of 3 compiled wheels came from cache {server.Host}/partial/cache, ");
        bench.Downloaded.ShouldBeGreaterThan(500);
    }

    [Fact]
    public async Task A_wheel_that_does_not_match_its_key_is_said_once_and_the_others_come()
    {
        var broken = _other.Keep(WheelMachine.KeyOf("lz4"), "lz4-1.0-py3-none-any.whl", "no wheel"u8.ToArray());
        var older = _other.Keep(WheelMachine.KeyOf("msgpack"), "msgpack-0.9-py3-none-any.whl", new WheelBuilder("msgpack", "0.9").Build());
        await _other.PublishAsync($"{server.Host}/refused/cache", broken, older, _other.Make("xxhash"));
        using var bench = Bench($"{server.Host}/refused/cache");

        var found = await FetchAsync(bench, "lz4", "msgpack", "xxhash");

        found.ShouldBe([WheelMachine.KeyOf("xxhash")]);
        // One is refused by its name when it is asked about, one by its bytes when they come.
        Lines
            .Where(x => x.StartsWith("SLP337 ", StringComparison.Ordinal))
            .ShouldHaveSingleItem()
            .Split('\n')[0]
            .Split("refused: ")[1]
            .ShouldBe("msgpack 1.0: it is msgpack 0.9, and the key is that of msgpack 1.0; lz4 1.0: lz4-1.0-py3-none-any.whl: it is too short");
        (await FetchAsync(bench, "lz4", "msgpack", "xxhash")).ShouldNotBeNull();
        Lines.Count(x => x.StartsWith("SLP337 ", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    [Trait("Row", "X2")]
    public async Task A_registry_that_fails_costs_one_warning_a_run_and_is_not_asked_again()
    {
        using var proxy = new FaultProxy(server.Port, _ => new Fault.Answer(403));
        using var bench = Bench($"{proxy.Host}/down/cache");

        (await FetchAsync(bench, "lz4", "xxhash")).ShouldBeEmpty();
        var asked = proxy.Requests.Count;
        (await FetchAsync(bench, "msgpack")).ShouldBeEmpty();

        Lines.ShouldHaveSingleItem().ShouldStartWith($"SLP336 2 compiled wheels could not be had from the cache {proxy.Host}/down/cache: ");
        proxy.Requests.Count.ShouldBe(asked);
    }

    [Fact]
    public async Task Where_no_cache_is_named_nothing_is_asked()
    {
        using var bench = Bench(null);

        (await FetchAsync(bench, "lz4")).ShouldBeEmpty();

        Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task PushCache_says_how_many_were_written_and_that_other_bytes_were_kept()
    {
        var repository = new ImageReference(server.Host, "written/cache");
        await _other.PublishAsync(repository.ToString(), _other.Make("xxhash", content: "a = 1\n"));
        using var mine = new WheelMachine();
        var wheels = new[] { mine.Make("xxhash", content: "a = 2\n"), mine.Make("lz4") };
        using var bench = Bench(repository.ToString());
        foreach (var wheel in wheels)
        {
            bench.Store.Add(File.ReadAllBytes(mine.Store.PathOf(wheel.Wheel.Digest)));
            bench.Store.Add(File.ReadAllBytes(mine.Store.PathOf(wheel.Provenance.Digest)));
        }

        await bench.RemoteWheels.PublishAsync(repository, wheels, default);

        Lines[0]
            .ShouldStartWith($"SLP338 the cache {repository} has other bytes than were compiled here, and keeps them: xxhash-1.0-cp313-cp313-linux_x86_64.whl");
        Lines[1].ShouldStartWith($"in cache {repository}: 2 compiled wheels, 1 written, ");
    }

    [Theory]
    [Trait("Row", "X2")]
    [InlineData("there", "toolchain: 0.4 kB from cache ")]
    [InlineData("missing", "toolchain: made here, not pulled from cache ")]
    [InlineData("lost", "toolchain: made here, not pulled from cache ")]
    [InlineData("down", "toolchain: made here, not pulled from cache ")]
    public async Task The_toolchain_comes_by_its_key_and_is_made_otherwise_with_one_line_that_says_why(string state, string said)
    {
        var key = Key.OfText($"toolchain {state}");
        var repository = new ImageReference(server.Host, $"toolchain/{state}");
        using var machine = new TestImage();
        var layer = await new LayerPacker(machine.Store, ZstdLibrary.System).PackAsync(SyntheticLayer.Entries(40, 1, 200), Compression.Default);
        using var registries = new Registries(machine.Options);
        if (state != "missing")
            await new LayerPublishing(machine.Store, registries, repository).PublishAsync(new Dictionary<Key, PackedLayer> { [key] = layer });
        using var proxy = new FaultProxy(
            server.Port,
            x =>
                state == "down" ? new Fault.Answer(403)
                : state == "lost" && x.Path.Contains("/blobs/", StringComparison.Ordinal) ? new Fault.Answer(404)
                : null
        );
        using var bench = Bench($"{proxy.Host}/toolchain/{state}");

        var found = await bench.Remote.BringAsync(key, "toolchain", default);

        found.ShouldBe(state == "there" ? layer : null);
        bench.Layers.Find(key).ShouldBe(found);
        Lines.ShouldHaveSingleItem().ShouldStartWith(said);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _other.Dispose();
    }

    /// <summary>Fetches wheels of a plan that compiles them.</summary>
    private async Task<IReadOnlySet<Key>> FetchAsync(Workbench bench, params string[] names)
    {
        var plan = await _folder.PlanAsync() with { Compiles = [.. names.Select(SampleCompile.Of)] };
        return await bench.RemoteWheels.FetchAsync(plan, [.. plan.Compiles.Select(x => x.Key)], default);
    }

    private Workbench Bench(string? cache)
    {
        var bench = _folder.Bench(x => x with { Cache = cache is null ? [] : [$"registry={cache}"] }, new LineFace(_all.Add));
        bench.Remote.Choose(CacheChoice.Of(bench.Request.Cache, null).Repository);
        return bench;
    }
}

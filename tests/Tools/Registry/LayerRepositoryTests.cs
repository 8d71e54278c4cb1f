using System.Text;
using System.Text.RegularExpressions;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tests;
using Slipway.Tools.Registry;
using Slipway.Tools.Store;

namespace Slipway.Tools.Tests.Registry;

/// <summary>Layers by key in a real registry: written, found, pulled, and everything that such a registry may get wrong.</summary>
[Trait("Row", "Y4")]
public sealed class LayerRepositoryTests(RegistryServer server) : IClassFixture<RegistryServer>, IDisposable
{
    private readonly TestImage _first = new();
    private readonly TestImage _second = new();

    [Fact]
    public async Task A_published_layer_is_found_by_its_key_with_one_request_and_all_its_facts()
    {
        var layers = await MakeAsync(1, 2, 3);
        var published = await PublishAsync(_first, $"{server.Host}/facts/cache", layers);
        published.Written.Count.ShouldBe(3);
        published.Outcomes.Values.ShouldAllBe(x => x == BlobOutcome.Uploaded);

        using var proxy = new FaultProxy(server.Port, _ => null);
        var answers = await FindAsync($"{proxy.Host}/facts/cache", [.. layers.Keys, Key.OfText("unknown")]);

        answers.Failure.ShouldBeNull();
        answers.Found.ShouldBe(layers, ignoreOrder: true);
        proxy.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Publishing_again_sends_nothing_and_writes_nothing()
    {
        var layers = await MakeAsync(4, 5);
        await PublishAsync(_first, $"{server.Host}/twice/cache", layers);
        using var proxy = new FaultProxy(server.Port, _ => null);

        var again = await PublishAsync(_first, $"{proxy.Host}/twice/cache", layers);

        (again.BytesSent, again.Written.Count).ShouldBe((0, 0));
        again.Outcomes.Values.ShouldAllBe(x => x == BlobOutcome.Present);
        proxy.Requests.ShouldAllBe(x => x.Method == "GET" || x.Method == "HEAD");
        proxy.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_blob_that_several_keys_lead_to_is_asked_for_and_sent_once()
    {
        var layer = (await MakeAsync(9)).Values.Single();
        using var proxy = new FaultProxy(server.Port, _ => null);

        var published = await PublishAsync(
            _first,
            $"{proxy.Host}/shared/cache",
            Enumerable.Range(0, 6).ToDictionary(x => Key.OfText($"shared {x}"), _ => layer)
        );

        published.Written.Count.ShouldBe(6);
        published.Outcomes.Values.Count(x => x == BlobOutcome.Uploaded).ShouldBe(1);
        proxy.Requests.Count(x => x.Method == "HEAD" && x.Path.EndsWith(layer.Digest.ToString(), StringComparison.Ordinal)).ShouldBe(1);
        // The layer and the empty config.
        proxy.Requests.Count(x => x.Method == "POST").ShouldBe(2);
    }

    [Fact]
    public async Task Who_made_a_layer_first_decides_its_packed_bytes()
    {
        var layers = await MakeAsync(6);
        await PublishAsync(_first, $"{server.Host}/other/cache", layers);
        var other = layers.ToDictionary(
            x => x.Key,
            _ => new LayerPacker(_second.Store, null).PackAsync(SyntheticLayer.Entries(6, 8, 40_000), Compression.Gzip).GetAwaiter().GetResult()
        );
        other.Values.Single().Digest.ShouldNotBe(layers.Values.Single().Digest);

        (await PublishAsync(_second, $"{server.Host}/other/cache", other)).Written.ShouldBeEmpty();

        (await FindAsync($"{server.Host}/other/cache", [.. layers.Keys])).Found.Values.ShouldBe(layers.Values);
    }

    [Fact]
    public async Task A_pulled_layer_is_checked_packed_and_unpacked()
    {
        var layers = await MakeAsync(7, 8);
        await PublishAsync(_first, $"{server.Host}/pull/cache", layers);

        (await PullAsync(_second, $"{server.Host}/pull/cache", layers.Values)).ShouldBe(layers.Values.Sum(x => x.Size));

        foreach (var layer in layers.Values)
            Digest.Of(await File.ReadAllBytesAsync(_second.Store.PathOf(layer.Digest))).ShouldBe(layer.Digest);
    }

    [Theory]
    [InlineData("damaged", "has digest")]
    [InlineData("deleted", "has no blob")]
    [InlineData("other content", "unpacked, has digest")]
    [InlineData("bomb", "unpacked, has digest")]
    public async Task What_is_not_what_was_said_of_it_is_lost_and_what_is_right_is_kept(string what, string reason)
    {
        var repository = $"{server.Host}/{what.Replace(' ', '-')}/cache";
        var seed = 100 + what.Length;
        var layers = await MakeAsync(seed, seed + 40);
        await PublishAsync(_first, repository, layers);
        var (bad, good) = (layers.Values.First(), layers.Values.Last());
        using var proxy = new FaultProxy(
            server.Port,
            x => what == "deleted" && x.Path.EndsWith(bad.Digest.ToString(), StringComparison.Ordinal) ? new Fault.Answer(404) : null
        );
        if (what == "damaged")
            server.Damage(bad.Digest.Hex);
        var said = what switch
        {
            "other content" => bad with { DiffId = good.DiffId },
            "bomb" => bad with { UnpackedSize = 1000 },
            _ => bad,
        };

        var error = await Should.ThrowAsync<LayersLostException>(() => PullAsync(_second, repository.Replace(server.Host, proxy.Host), [said, good]));

        error.Lost.ShouldHaveSingleItem().Key.ShouldBe(bad.Digest);
        error.Lost.Values.Single().ShouldContain(reason);
        _second.Store.Has(good.Digest, good.Size).ShouldBeTrue();
    }

    [Theory]
    [InlineData("another key", "it is the layer of another key")]
    [InlineData("no artifact", "it is no layer by key")]
    [InlineData("no json", "cannot be used")]
    [InlineData("no diff id", "'' is no digest")]
    [InlineData("a strange layer", "its layer is of the kind 'text/plain'")]
    [InlineData("a negative size", "-1")]
    public async Task An_artifact_that_cannot_be_right_is_refused_and_replaced_when_it_is_published_again(string what, string reason)
    {
        var repository = ImageReference.Parse($"{server.Host}/malformed/{what.Replace(' ', '-')}");
        var layers = await MakeAsync(11, 12);
        await PublishAsync(_first, repository.ToString(), layers);
        var (key, layer) = layers.First();
        var right = Encoding.UTF8.GetString(LayerArtifact.Write(key, layer));
        var wrong = what switch
        {
            "another key" => Encoding.UTF8.GetString(LayerArtifact.Write(Key.OfText("other"), layer)),
            "no artifact" => right.Replace(LayerArtifact.Kind, "application/vnd.other", StringComparison.Ordinal),
            "no json" => """{"schemaVersion":2,"config":7}""",
            "no diff id" => right.Replace(LayerArtifact.DiffIdName, "x", StringComparison.Ordinal),
            "a strange layer" => right.Replace(LayerFormat.Zstd, "text/plain", StringComparison.Ordinal),
            _ => Regex.Replace(right, "\"slipway.layer.entries\":\"\\d+\"", "\"slipway.layer.entries\":\"-1\""),
        };
        // Some of these no registry takes; what a disk or a proxy makes of them comes all the same.
        using var proxy = new FaultProxy(
            server.Port,
            x =>
                x.Method == "GET" && x.Path.EndsWith(LayerArtifact.TagOf(key), StringComparison.Ordinal)
                    ? new Fault.Answer(200, $"Content-Type: {MediaTypes.Manifest}\r\n", wrong)
                    : null
        );

        var answers = await FindAsync($"{proxy.Host}/{repository.Repository}", [.. layers.Keys]);
        var again = await PublishAsync(_first, $"{proxy.Host}/{repository.Repository}", layers);

        answers.Failure.ShouldBeNull();
        answers.Refused.ShouldHaveSingleItem().Key.ShouldBe(key);
        answers.Refused[key].ShouldContain(reason);
        answers.Found.Keys.ShouldBe([layers.Last().Key]);
        (again.Written.Single(), again.Replaced.Single().Key).ShouldBe((key, key));
    }

    [Fact]
    public async Task An_artifact_of_other_content_under_the_same_key_is_replaced_and_said()
    {
        var layers = await MakeAsync(13);
        var other = layers.ToDictionary(x => x.Key, x => x.Value with { DiffId = Digest.Of("other") });
        await PublishAsync(_first, $"{server.Host}/content/cache", other);

        var again = await PublishAsync(_first, $"{server.Host}/content/cache", layers);

        again.Replaced.Single().Value.ShouldContain("its content is");
        (await FindAsync($"{server.Host}/content/cache", [.. layers.Keys])).Found.Values.ShouldBe(layers.Values);
    }

    [Theory]
    [Trait("Row", "X2")]
    [InlineData("down")]
    [InlineData("stalls")]
    [InlineData("500")]
    [InlineData("429")]
    [InlineData("403")]
    public async Task A_registry_in_trouble_finds_nothing_within_the_budget_and_says_one_reason(string trouble)
    {
        var layers = await MakeAsync(14);
        await PublishAsync(_first, $"{server.Host}/trouble/cache", layers);
        using var proxy = new FaultProxy(
            server.Port,
            _ => trouble == "stalls" ? new Fault.Stall() : new Fault.Answer(int.Parse(trouble), trouble == "429" ? "Retry-After: 60\r\n" : "")
        );
        var host = trouble == "down" ? $"127.0.0.1:{RegistryServer.FreePort()}" : proxy.Host;
        var keys = layers.Keys.Concat(Enumerable.Range(0, 20).Select(x => Key.OfText($"{x}"))).ToList();
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var answers = await FindAsync($"{host}/trouble/cache", keys, TimeSpan.FromSeconds(1));

        answers.Found.ShouldBeEmpty();
        answers.Failure.ShouldNotBeNull().ShouldNotContain("\n");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    [Trait("Row", "X2")]
    public async Task A_passing_trouble_is_no_trouble()
    {
        var layers = await MakeAsync(15);
        await PublishAsync(_first, $"{server.Host}/passing/cache", layers);
        using var proxy = new FaultProxy(server.Port, FaultProxy.First(2, _ => true, new Fault.Answer(503)));

        (await FindAsync($"{proxy.Host}/passing/cache", [.. layers.Keys])).Found.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_registry_that_takes_no_zstd_says_so_and_what_it_takes()
    {
        var layers = await MakeAsync(16);
        using var proxy = new FaultProxy(
            server.Port,
            x =>
                x.Method == "PUT" && x.Path.Contains("/manifests/", StringComparison.Ordinal)
                    ? new Fault.Answer(400, Body: """{"errors":[{"code":"MANIFEST_INVALID","message":"unknown layer mediaType"}]}""")
                    : null
        );

        var cache = await Should.ThrowAsync<SlipwayException>(() => PublishAsync(_first, $"{proxy.Host}/old/cache", layers));
        var image = await Should.ThrowAsync<SlipwayException>(async () => await _first.PushAsync($"{proxy.Host}/old/app:1", await _first.MakeAsync(17)));

        cache.Problems.Single().Number.ShouldBe("SLP535");
        image.Problems.Single().Number.ShouldBe("SLP535");
    }

    [Fact]
    public async Task What_was_written_before_the_registry_failed_is_counted()
    {
        var layers = await MakeAsync(18, 19, 20);
        // The largest goes first, one at a time: the second is refused, and the third is not tried.
        var second = layers.OrderByDescending(x => x.Value.Size).ElementAt(1).Key.Hex;
        var refusal = new Fault.Answer(403);
        using var proxy = new FaultProxy(
            server.Port,
            x =>
                x.Method == "PUT" && x.Path.Contains("/manifests/", StringComparison.Ordinal) && x.Path.EndsWith(second, StringComparison.Ordinal)
                    ? refusal
                    : null
        );

        var error = await Should.ThrowAsync<SlipwayException>(() => PublishAsync(_first, $"{proxy.Host}/half/cache", layers));

        error.Problems.Select(x => x.Number).ShouldBe(["SLP536", "SLP353"]);
        error.Problems[0].Found.ShouldStartWith("2 of 3 layers");
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    private async Task<IReadOnlyDictionary<Key, PackedLayer>> MakeAsync(params int[] seeds)
    {
        var packer = new LayerPacker(_first.Store, ZstdLibrary.System);
        var layers = new Dictionary<Key, PackedLayer>();
        foreach (var seed in seeds)
            layers[Key.OfText($"{seed}")] = await packer.PackAsync(SyntheticLayer.Entries(seed, 8, 40_000), Compression.Default);
        return layers;
    }

    private static async Task<PublishResult> PublishAsync(TestImage machine, string repository, IReadOnlyDictionary<Key, PackedLayer> layers)
    {
        using var registries = new Registries(machine.Options with { Parallel = 1 });
        return await new LayerPublishing(machine.Store, registries, ImageReference.Parse(repository) with { Tag = null }).PublishAsync(layers);
    }

    private async Task<KeyAnswers<PackedLayer>> FindAsync(string repository, IReadOnlyCollection<Key> keys, TimeSpan? budget = null)
    {
        using var registries = new Registries(_second.Options);
        return await new LayerRepository(registries, ImageReference.Parse(repository) with { Tag = null })
        {
            Budget = budget ?? TimeSpan.FromSeconds(10),
        }.FindAsync(keys);
    }

    private static async Task<long> PullAsync(TestImage machine, string repository, IEnumerable<PackedLayer> layers)
    {
        using var registries = new Registries(machine.Options);
        var from = ImageReference.Parse(repository) with { Tag = null };
        return await new LayerPull(machine.Store, registries).PullAsync([.. layers.Select(x => new RemoteLayer(Key.OfText(x.Digest.Hex), x, from))]);
    }
}

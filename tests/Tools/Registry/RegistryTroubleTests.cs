using System.Diagnostics;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tests;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Tests.Registry;

/// <summary>A real registry behind a proxy that fails on purpose.</summary>
[Trait("Row", "X2")]
public sealed class RegistryTroubleTests(RegistryServer server) : IClassFixture<RegistryServer>, IDisposable
{
    private const string DigestInvalid = """{"errors":[{"code":"DIGEST_INVALID","message":"no"}]}""";

    private readonly TestImage _image = new();

    [Fact]
    public Task Twice_500_is_tried_again() =>
        Survives("five-hundred", FaultProxy.First(2, r => r.Path.Contains("/blobs/", StringComparison.Ordinal), new Fault.Answer(500)));

    [Fact]
    public Task A_manifest_refused_with_503_is_tried_again() =>
        Survives("manifest", FaultProxy.First(2, r => r is { Method: "PUT" } && Manifest(r), new Fault.Answer(503)));

    [Fact]
    public Task A_manifest_whose_blob_another_push_writes_anew_just_then_is_tried_again() =>
        Survives("entry", FaultProxy.First(2, r => r is { Method: "PUT" } && Manifest(r), new Fault.Answer(400, Body: DigestInvalid)));

    [Fact]
    public async Task A_digest_that_never_fits_is_said_after_a_few_tries()
    {
        var puts = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        var problem = await Fails(
            r =>
                r is { Method: "PUT" } && Manifest(r) && puts.AddOrUpdate(r.Path, 1, (_, count) => count + 1) > 0
                    ? new Fault.Answer(400, Body: DigestInvalid)
                    : null,
            "never-fits"
        );
        (problem.Number, problem.Found.EndsWith("HTTP 400 DIGEST_INVALID: no", StringComparison.Ordinal)).ShouldBe(("SLP356", true));
        // Both platforms' manifests are put at once; the first that is given up ends the other.
        puts.Values.Max().ShouldBe(4);
    }

    [Fact]
    public async Task A_reset_in_the_middle_of_an_upload_begins_that_blob_again()
    {
        var requests = await Survives("reset", FaultProxy.First(2, Upload, new Fault.ResetRequest(20_000)));
        requests.Count(Upload).ShouldBe(4 + 2);
    }

    [Fact]
    public Task A_stalled_upload_is_given_up_and_begun_again() => Survives("stall", FaultProxy.First(1, Upload, new Fault.Stall()));

    [Fact]
    public async Task An_upload_that_arrived_though_its_answer_was_lost_is_not_sent_again()
    {
        var requests = await Survives("lost-answer", FaultProxy.First(1, Upload, new Fault.CutAnswer(10)));
        requests.Count(Upload).ShouldBe(4);
    }

    [Fact]
    public async Task The_wait_that_the_registry_asks_for_is_kept()
    {
        var clock = Stopwatch.StartNew();
        await Survives("wait", FaultProxy.First(1, Upload, new Fault.Answer(429, "Retry-After: 1\r\n")));
        clock.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_wait_beyond_the_budget_is_not_begun()
    {
        var clock = Stopwatch.StartNew();
        var problem = await Fails(_ => new Fault.Answer(429, "Retry-After: 3600\r\n"));
        (problem.Number, problem.Found.Contains("failed 1 times", StringComparison.Ordinal)).ShouldBe(("SLP355", true));
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Trouble_that_does_not_end_is_given_up_within_the_budget()
    {
        var clock = Stopwatch.StartNew();
        var problem = await Fails(_ => new Fault.Answer(502));
        problem.Number.ShouldBe("SLP355");
        problem.Found.ShouldContain("HTTP 502");
        problem.Allowed.ShouldBe("an answer within 3 s of trying again");
        clock.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task A_registry_that_is_down_is_said_so_soon()
    {
        var index = await _image.MakeAsync(1);
        var clock = Stopwatch.StartNew();
        var error = await Should.ThrowAsync<SlipwayException>(() => _image.PushAsync($"127.0.0.1:{RegistryServer.FreePort()}/a/b:1", index, _image.Impatient));
        error.Problems.Single().Number.ShouldBe("SLP351");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_said_so()
    {
        var index = await _image.MakeAsync(1);
        var error = await Should.ThrowAsync<SlipwayException>(() => _image.PushAsync("registry.invalid/a/b:1", index, _image.Impatient));
        error.Problems.Single().Number.ShouldBe("SLP351");
    }

    [Fact]
    public async Task What_the_registry_forbids_is_not_tried_again()
    {
        var problem = await Fails(r => Upload(r) ? new Fault.Answer(403, Body: """{"errors":[{"code":"DENIED"}]}""") : null);
        problem.ToString().ShouldContain("SLP353");
        problem.Found.ShouldContain("does not allow to push denied/app");
    }

    [Fact]
    public async Task An_odd_answer_is_shown_with_the_registrys_own_words()
    {
        var problem = await Fails(r =>
            r.Method == "PUT" && Manifest(r) ? new Fault.Answer(400, Body: """{"errors":[{"code":"MANIFEST_INVALID","message":"no\u001b[31m!"}]}""") : null
        );
        (problem.Number, problem.Found.EndsWith("HTTP 400 MANIFEST_INVALID: no[31m!", StringComparison.Ordinal)).ShouldBe(("SLP356", true));
    }

    [Fact]
    public async Task An_answer_cut_short_is_read_again_and_only_whole_bytes_are_used()
    {
        var index = await _image.MakeAsync(1, 2);
        await _image.PushAsync($"{server.Host}/cut/app:1", index);
        using var proxy = new FaultProxy(server.Port, FaultProxy.First(3, r => r.Method == "GET", new Fault.CutAnswer(600)));
        using var machine = new TestImage();
        using var registries = new Registries(machine.Impatient);
        var pull = new ImagePull(registries);
        var pulled = await pull.GetBaseAsync(ImageReference.Parse($"{proxy.Host}/cut/app:1"), Platform.Amd64);
        await pull.FetchAsync(pulled.Reference, pulled.Layers[1].Descriptor, machine.Store);
        machine.Store.Has(pulled.Layers[1].Packed.Digest, pulled.Layers[1].Packed.Size).ShouldBeTrue();
    }

    [Fact]
    [Trait("Row", "X4")]
    public async Task A_manifest_without_end_is_refused()
    {
        using var proxy = new FaultProxy(
            server.Port,
            _ => new Fault.Answer(200, "Content-Type: application/vnd.oci.image.manifest.v1+json\r\n", new string(' ', RegistryClient.LargestManifest + 1))
        );
        using var registries = new Registries(_image.Impatient);
        var pull = new ImagePull(registries);
        var error = await Should.ThrowAsync<SlipwayException>(() => pull.GetBaseAsync(ImageReference.Parse($"{proxy.Host}/a/b:1"), Platform.Amd64));
        error.Problems.Single().Number.ShouldBe("SLP358");
    }

    public void Dispose() => _image.Dispose();

    private static bool Upload(ProxyRequest request) => request.Method == "PUT" && request.Path.Contains("/uploads/", StringComparison.Ordinal);

    private static bool Manifest(ProxyRequest request) => request.Path.Contains("/manifests/", StringComparison.Ordinal);

    /// <summary>Pushes through trouble and proves that the whole image arrived.</summary>
    private async Task<IReadOnlyCollection<ProxyRequest>> Survives(string repository, Func<ProxyRequest, Fault?> rule)
    {
        using var proxy = new FaultProxy(server.Port, rule);
        // Layers that no other test has pushed: the registry would have them already.
        var seed = repository.Sum(c => c) * 100;
        var index = await _image.MakeAsync(seed, seed + 1);
        await _image.PushAsync($"{proxy.Host}/{repository}/app:1", index, _image.Impatient);
        using var registries = new Registries(_image.Impatient);
        foreach (var blob in index.Images.SelectMany(i => i.Layers).Select(l => l.Descriptor))
            (await registries[server.Host].ReadBlobAsync($"{repository}/app", blob, Drain)).ShouldBe(blob.Size);
        (await registries[server.Host].FindManifestAsync($"{repository}/app", "1"))!.Digest.ShouldBe(index.Descriptor.Digest);
        return proxy.Requests;
    }

    private async Task<Problem> Fails(Func<ProxyRequest, Fault?> rule, string repository = "denied")
    {
        using var proxy = new FaultProxy(server.Port, rule);
        var index = await _image.MakeAsync(1);
        return (
            await Should.ThrowAsync<SlipwayException>(() => _image.PushAsync($"{proxy.Host}/{repository}/app:1", index, _image.Impatient))
        ).Problems.Single();
    }

    private static async Task<long> Drain(Stream stream)
    {
        var (buffer, total) = (new byte[65536], 0L);
        while (await stream.ReadAsync(buffer) is var read and > 0)
            total += read;
        return total;
    }
}

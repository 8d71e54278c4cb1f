using Slipway.Core.Images;
using Slipway.Tests;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Tests.Registry;

/// <summary>Layers on their way to a real registry before the image is.</summary>
[Trait("Row", "F4")]
public sealed class EarlyBlobsTests(RegistryServer server) : IClassFixture<RegistryServer>, IDisposable
{
    private readonly TestImage _image = new();

    [Fact]
    public async Task A_layer_that_was_begun_early_is_sent_once_and_counted()
    {
        var index = await _image.MakeAsync(31, 32);
        var (result, requests) = await PushAsync("early/once", index, _ => null, index.Images[0].Layers[0].Packed);
        result.Blobs.Values.ShouldAllBe(x => x == BlobOutcome.Uploaded);
        result.BytesSent.ShouldBe(OciLayout.Blobs(index).Sum(x => x.Size));
        requests.Count(x => x.Method == "PUT" && x.Path.Contains("/uploads/", StringComparison.Ordinal)).ShouldBe(result.Blobs.Count);
    }

    [Fact]
    [Trait("Row", "F3")]
    public async Task What_names_a_layer_that_was_missing_is_written_without_a_question()
    {
        await _image.PushAsync($"{server.Host}/early/line:1", await _image.MakeAsync(37, 38));
        var index = await _image.MakeAsync(37, 39);

        var (result, requests) = await PushAsync("early/line", index, _ => null, index.Images[0].Layers[1].Packed);

        result.Blobs.Values.Count(x => x == BlobOutcome.Present).ShouldBe(1);
        var questions = requests.Where(x => x.Method is "HEAD" or "GET").Select(x => x.Path).ToList();
        questions.ShouldBe([
            $"/v2/early/line/blobs/{index.Images[0].Layers[1].Packed.Digest}",
            $"/v2/early/line/blobs/{index.Images[0].Layers[0].Packed.Digest}",
        ]);
    }

    [Fact]
    [Trait("Row", "X2")]
    public async Task What_did_not_arrive_early_is_sent_by_the_push()
    {
        var index = await _image.MakeAsync(33, 34);
        // A refusal is not tried again, so it ends the early way.
        var fault = FaultProxy.First(1, x => x is { Method: "POST" or "PATCH" or "PUT" }, new Fault.Answer(403));
        var (result, _) = await PushAsync("early/again", index, fault, index.Images[0].Layers[0].Packed);
        result.Blobs[index.Images[0].Layers[0].Packed.Digest].ShouldBe(BlobOutcome.Uploaded);
        using var registries = new Registries(_image.Options);
        (await registries[server.Host].FindManifestAsync("early/again", "1", default))!.Digest.ShouldBe(index.Descriptor.Digest);
    }

    [Fact]
    public async Task A_layer_that_the_store_lacks_is_not_begun()
    {
        var index = await _image.MakeAsync(35);
        var layer = index.Images[0].Layers[0].Packed;
        using var registries = new Registries(_image.Options);
        File.Delete(_image.Store.PathOf(layer.Digest));
        await using var early = new EarlyBlobs(_image.Store, registries, ImageReference.Parse($"{server.Host}/early/lacks:1"), default);
        early.Begin(layer);
        (await early.OutcomeAsync(layer.Digest)).ShouldBeNull();
        registries.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_on_its_way_ends_with_the_run()
    {
        var index = await _image.MakeAsync(36);
        var layer = index.Images[0].Layers[0].Packed;
        using var proxy = new FaultProxy(server.Port, _ => new Fault.Stall());
        using var registries = new Registries(_image.Options with { StallTimeout = TimeSpan.FromMinutes(5) });
        var early = new EarlyBlobs(_image.Store, registries, ImageReference.Parse($"{proxy.Host}/early/ends:1"), default);
        early.Begin(layer);
        var outcome = early.OutcomeAsync(layer.Digest);
        await early.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        (await outcome).ShouldBeNull();
    }

    private async Task<(PushResult Result, IReadOnlyList<ProxyRequest> Requests)> PushAsync(
        string repository,
        AssembledIndex index,
        Func<ProxyRequest, Fault?> fault,
        PackedLayer begun
    )
    {
        using var proxy = new FaultProxy(server.Port, fault);
        using var registries = new Registries(_image.Options);
        var target = ImageReference.Parse($"{proxy.Host}/{repository}:1");
        await using var early = new EarlyBlobs(_image.Store, registries, target, default);
        early.Begin(begun);
        _ = await early.OutcomeAsync(begun.Digest);
        return (await new ImagePush(_image.Store, registries) { Early = early }.PushAsync(target, index), [.. proxy.Requests]);
    }

    public void Dispose() => _image.Dispose();
}

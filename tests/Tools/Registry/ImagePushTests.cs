using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tests;
using Slipway.Tools.Registry;

namespace Slipway.Tools.Tests.Registry;

/// <summary>Against a real registry.</summary>
public sealed class ImagePushTests(RegistryServer server) : IClassFixture<RegistryServer>, IDisposable
{
    private readonly TestImage _image = new();

    [Fact]
    public async Task A_pushed_image_is_read_back_whole()
    {
        var index = await _image.MakeAsync(1, 2);
        var result = await _image.PushAsync($"{server.Host}/whole/app:1", index);
        result.Blobs.Values.ShouldAllBe(o => o == BlobOutcome.Uploaded);
        result.Blobs.Count.ShouldBe(4);
        result.BytesSent.ShouldBe(OciLayout.Blobs(index).Sum(b => b.Size));
        using var registries = new Registries(_image.Options);
        var pulled = await new ImagePull(registries).GetBaseAsync(ImageReference.Parse($"{server.Host}/whole/app:1"), Platform.Arm64);
        pulled.Layers.Select(l => l.Packed.DiffId).ShouldBe(index.Images[1].Layers.Select(l => l.Packed.DiffId));
        pulled.Reference.Digest.ShouldBe(index.Images[1].ManifestDescriptor.Digest);
        using var copy = new TestImage();
        foreach (var layer in pulled.Layers)
            await new ImagePull(registries).FetchAsync(pulled.Reference, layer.Descriptor, copy.Store);
        Digest.Of(await File.ReadAllBytesAsync(copy.Store.PathOf(pulled.Layers[0].Packed.Digest))).ShouldBe(pulled.Layers[0].Packed.Digest);
    }

    [Fact]
    [Trait("Row", "P4")]
    public async Task Nothing_changed_costs_one_request_and_no_byte()
    {
        var index = await _image.MakeAsync(1, 2);
        await _image.PushAsync($"{server.Host}/noop/app:1", index);
        var again = await _image.PushAsync($"{server.Host}/noop/app:1", index);
        (again.Requests, again.BytesSent, again.Blobs.Count).ShouldBe((1, 0, 0));
    }

    [Fact]
    public async Task Another_commit_of_the_same_content_moves_the_index_alone()
    {
        var index = await _image.MakeAsync(1, 2);
        await _image.PushAsync($"{server.Host}/commit/app:1", index);
        var next = IndexAssembly.Assemble(index.Images, new Dictionary<string, string> { [IndexAssembly.Revision] = "abc" });
        var result = await _image.PushAsync($"{server.Host}/commit/app:1", next);
        (result.Requests, result.BytesSent, result.Blobs.Count).ShouldBe((4, next.Bytes.Length, 0));
    }

    [Fact]
    [Trait("Row", "F12")]
    public async Task A_changed_layer_moves_that_layer_and_the_documents()
    {
        await _image.PushAsync($"{server.Host}/bump/app:1", await _image.MakeAsync(1, 2, 3));
        var bumped = await _image.MakeAsync(1, 2, 4);
        var result = await _image.PushAsync($"{server.Host}/bump/app:2", bumped);
        var changed = bumped.Images[0].Layers[2].Packed;
        result.Blobs[changed.Digest].ShouldBe(BlobOutcome.Uploaded);
        result.Blobs.Count(b => b.Value == BlobOutcome.Present).ShouldBe(2);
        (result.BytesSent - changed.Size).ShouldBeLessThan(4000);
    }

    [Fact]
    public async Task Into_another_repository_layers_are_mounted_not_sent()
    {
        var index = await _image.MakeAsync(5, 6);
        await _image.PushAsync($"{server.Host}/first/app:1", index);
        var result = await _image.PushAsync($"{server.Host}/second/app:1", index);
        foreach (var layer in index.Images[0].Layers)
            result.Blobs[layer.Packed.Digest].ShouldBe(BlobOutcome.Mounted);
        result.BytesSent.ShouldBeLessThan(5000);
    }

    [Fact]
    public async Task A_hint_that_is_wrong_costs_a_request_and_no_more()
    {
        var index = await _image.MakeAsync(7);
        new BlobLocations(_image.Store).Record(index.Images[0].Layers[0].Packed.Digest, server.Host, "never/was");
        (await _image.PushAsync($"{server.Host}/hint/app:1", index)).Blobs[index.Images[0].Layers[0].Packed.Digest].ShouldBe(BlobOutcome.Uploaded);
    }

    [Fact]
    [Trait("Row", "R4")]
    public async Task A_second_machine_finds_nothing_lacking()
    {
        await _image.PushAsync($"{server.Host}/two/app:1", await _image.MakeAsync(8, 9));
        using var second = new TestImage();
        var result = await second.PushAsync($"{server.Host}/two/app:1", await second.MakeAsync(8, 9));
        (result.Requests, result.BytesSent).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Layers_of_a_base_are_mounted_in_the_same_registry_and_copied_through_to_another()
    {
        await _image.PushAsync($"{server.Host}/bases/os:1", await _image.MakeAsync(20, 21));
        using var builder = new TestImage();
        using var registries = new Registries(builder.Options);
        var based = await new ImagePull(registries).GetBaseAsync(ImageReference.Parse($"{server.Host}/bases/os:1"), Platform.Amd64);
        var own = await builder.MakeAsync(22);
        var image = IndexAssembly.Assemble([ImageAssembly.Assemble(based.Config, [.. based.Layers, .. own.Images[0].Layers], Platform.Amd64)]);
        var same = await builder.PushAsync($"{server.Host}/on-base/app:1", image, null, based);
        based.Layers.ShouldAllBe(l => same.Blobs[l.Packed.Digest] == BlobOutcome.Mounted);
        var other = new RegistryServer();
        await other.InitializeAsync();
        try
        {
            var through = await builder.PushAsync($"{other.Host}/on-base/app:1", image, null, based);
            based.Layers.ShouldAllBe(l => through.Blobs[l.Packed.Digest] == BlobOutcome.Uploaded);
            based.Layers.ShouldAllBe(l => !builder.Store.Has(l.Packed.Digest));
        }
        finally
        {
            await other.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_layer_that_is_nowhere_is_named()
    {
        var index = await _image.MakeAsync(30);
        var layer = index.Images[0].Layers[0].Packed.Digest;
        File.Delete(_image.Store.PathOf(layer));
        var error = await Should.ThrowAsync<SlipwayException>(() => _image.PushAsync($"{server.Host}/lost/app:1", index));
        (error.Problems.Single().Number, error.Message.Contains(layer.ToString(), StringComparison.Ordinal)).ShouldBe(("SLP303", true));
    }

    [Fact]
    [Trait("Row", "X2")]
    public async Task Damaged_bytes_of_the_registry_are_never_used()
    {
        var index = await _image.MakeAsync(31);
        await _image.PushAsync($"{server.Host}/damaged/app:1", index);
        var layer = index.Images[0].Layers[0];
        server.Damage(layer.Packed.Digest.Hex);
        using var machine = new TestImage();
        using var registries = new Registries(machine.Options);
        var pull = new ImagePull(registries);
        var error = await Should.ThrowAsync<SlipwayException>(() =>
            pull.FetchAsync(ImageReference.Parse($"{server.Host}/damaged/app:1"), layer.Descriptor, machine.Store)
        );
        error.Problems.Single().Number.ShouldBe("SLP301");
        server.Damage(index.Images[0].ConfigDescriptor.Digest.Hex);
        error = await Should.ThrowAsync<SlipwayException>(() => pull.GetBaseAsync(ImageReference.Parse($"{server.Host}/damaged/app:1"), Platform.Amd64));
        error.Problems.Single().Number.ShouldBe("SLP301");
        machine.Store.Has(layer.Packed.Digest).ShouldBeFalse();
        Directory.GetFiles(Path.Combine(machine.Store.Root, "tmp")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_is_said_with_host_repository_and_tag()
    {
        using var registries = new Registries(_image.Options);
        var pull = new ImagePull(registries);
        var error = await Should.ThrowAsync<SlipwayException>(() => pull.GetBaseAsync(ImageReference.Parse($"{server.Host}/no/such:tag"), Platform.Amd64));
        error.Problems.Single().ToString().ShouldStartWith($"SLP354 the registry {server.Host} has no tag in no/such");
    }

    public void Dispose() => _image.Dispose();
}

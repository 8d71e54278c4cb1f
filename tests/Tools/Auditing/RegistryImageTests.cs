using Slipway.Core.Auditing;
using Slipway.Tests;
using Slipway.Tools.Tests.Registry;

namespace Slipway.Tools.Tests.Auditing;

/// <summary>Images of a real registry.</summary>
[Trait("Row", "A1")]
public sealed class RegistryImageTests(RegistryServer server) : IClassFixture<RegistryServer>, IDisposable
{
    private readonly TestImage _image = new();

    [Fact]
    public async Task Only_the_documents_and_layers_of_one_platform_are_pulled()
    {
        var index = await _image.MakeAsync(91, 92);
        await _image.PushAsync($"{server.Host}/audit/image:1", index);
        using var proxy = new FaultProxy(server.Port, _ => null);
        var read = await Reading.ReadAsync($"registry:{proxy.Host}/audit/image:1", new PlatformWish("linux/arm64", IsAsked: true), _image.Options);
        var arm = index.Images.Single(x => x.Platform.Architecture == "arm64");
        read.Contents.Manifest.ShouldBe(arm.ManifestDescriptor.Digest);
        read.Contents.Layers.Select(x => x.Blob.Digest).ShouldBe(arm.Layers.Select(x => x.Packed.Digest));
        read.Contents.Layers.Select(x => x.Unpacked).ShouldBe(arm.Layers.Select(x => x.Packed.UnpackedSize));
        read.Contents.Layers[1].Instruction.ShouldBe("slipway Wheels layer 92");
        proxy
            .Requests.Select(x => x.Path[(x.Path.LastIndexOf('/') + 1)..])
            .Order(StringComparer.Ordinal)
            .ShouldBe(
                new[] { "1", $"{index.Descriptor.Digest}", $"{arm.ManifestDescriptor.Digest}", $"{arm.ConfigDescriptor.Digest}" }
                    .Concat(arm.Layers.Select(x => $"{x.Packed.Digest}"))
                    .Order(StringComparer.Ordinal)
            );
    }

    [Fact]
    public async Task A_layer_whose_connection_breaks_is_read_again()
    {
        var index = await _image.MakeAsync(93);
        await _image.PushAsync($"{server.Host}/audit/breaks:1", index);
        var layer = index.Images[0].Layers[0].Packed;
        var broken = 0;
        using var proxy = new FaultProxy(
            server.Port,
            x =>
                x.Path.EndsWith(layer.Digest.ToString(), StringComparison.Ordinal) && Interlocked.Increment(ref broken) == 1
                    ? new Fault.CutAnswer(50_000)
                    : null
        );
        var read = await Reading.ReadAsync($"{proxy.Host}/audit/breaks:1", options: _image.Options);
        (read.Contents.Layers[0].Unpacked, broken).ShouldBe((layer.UnpackedSize, 2));
    }

    [Fact]
    public async Task What_the_registry_does_not_have_is_said()
    {
        var problem = await Reading.RefusedAsync($"registry:{server.Host}/audit/nothing:1");
        problem.Number.ShouldBe("SLP354");
    }

    public void Dispose() => _image.Dispose();
}

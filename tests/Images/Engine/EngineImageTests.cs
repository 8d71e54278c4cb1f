using Slipway.Core.Auditing;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Tools.Auditing;
using Slipway.Tools.Docker;
using Slipway.Tools.Registry;

namespace Slipway.Images.Tests.Engine;

/// <summary>An auditor reads what an engine saves.</summary>
[Collection(EngineGroup.Name)]
[Trait("Row", "A1")]
public sealed class EngineImageTests(EngineHome engine)
{
    [EngineFact]
    public async Task An_image_of_the_engine_is_read_as_it_passes_and_a_misspelt_one_is_named()
    {
        var found = await engine.EngineAsync();
        var name = $"docker.io/library/slipway-audit:{Guid.NewGuid():n}";
        var image = await Busybox.ImageAsync(name, HandMadeImage.Layer(LayerEntry.File("note", "some"u8.ToArray())));
        await new ImageLoad(found.Images, _ => null).LoadAsync(image.ToLoad(), CancellationToken.None);
        using var registries = new Registries();
        var lookup = new ImageLookup(registries, [found.Endpoint], () => []);
        var familiar = name["docker.io/library/".Length..];

        foreach (var text in new[] { $"engine:{familiar}", familiar })
        {
            var read = (await lookup.ReadAsync(text, new PlatformWish($"{HandMadeImage.Platform}", IsAsked: true), CancellationToken.None)).Contents;
            read.Manifest.ShouldBe(image.Digest);
            read.Layers[^1].Entries.Select(x => (x.Path, x.Size)).ShouldBe([("note", 4)]);
        }
        var refused = await Should.ThrowAsync<SlipwayException>(() =>
            lookup.ReadAsync($"engine:{familiar}x", new PlatformWish("linux/amd64", IsAsked: false), CancellationToken.None)
        );
        (refused.Problems[0].Number, refused.Problems[0].Fix).ShouldBe(("SLP650", $"did you mean '{familiar}'?"));
    }
}

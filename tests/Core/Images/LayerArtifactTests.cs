using System.Text.Json;
using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Core.Tests.Images;

[Trait("Row", "Y4")]
public sealed class LayerArtifactTests
{
    private static readonly PackedLayer Layer = new(Digest.Of("a"), Digest.Of("b"), 1234, 5678, 9, LayerFormat.Zstd, "libzstd 1.5.7 -3");

    [Fact]
    public void It_is_an_artifact_manifest_with_the_empty_config_and_one_layer()
    {
        var manifest = JsonDocument.Parse(LayerArtifact.Write(Key.OfText("k"), Layer)).RootElement;

        manifest.GetProperty("artifactType").GetString().ShouldBe("application/vnd.slipway.layer.v1");
        manifest.GetProperty("config").GetProperty("mediaType").GetString().ShouldBe("application/vnd.oci.empty.v1+json");
        manifest.GetProperty("config").GetProperty("size").GetInt32().ShouldBe(2);
        var layer = manifest.GetProperty("layers").EnumerateArray().Single();
        layer.GetProperty("digest").GetString().ShouldBe(Layer.Digest.ToString());
        manifest.GetProperty("annotations").GetProperty("slipway.layer.diff-id").GetString().ShouldBe(Layer.DiffId.ToString());
    }

    [Fact]
    public void What_was_written_is_read_and_the_same_layer_gives_the_same_bytes()
    {
        var key = Key.OfText("k");

        LayerArtifact.Read(LayerArtifact.Write(key, Layer), key, "x").ShouldBe(Layer);
        LayerArtifact.Write(key, Layer).ShouldBe(LayerArtifact.Write(key, Layer with { }));
    }

    [Fact]
    public void A_tag_is_one_that_every_registry_takes() => LayerArtifact.TagOf(Key.OfText("k")).ShouldMatch("^layer-[0-9a-f]{64}$");

    [Fact]
    public void A_pass_is_of_one_manifest()
    {
        var bytes = PassArtifact.Write(Digest.Of("m"));

        PassArtifact.Says(bytes, Digest.Of("m")).ShouldBeTrue();
        PassArtifact.Says(bytes, Digest.Of("n")).ShouldBeFalse();
        PassArtifact.Says("no JSON"u8, Digest.Of("m")).ShouldBeFalse();
        PassArtifact.Says(LayerArtifact.Write(Key.OfText("k"), Layer), Digest.Of("m")).ShouldBeFalse();
    }
}

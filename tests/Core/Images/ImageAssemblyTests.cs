using System.Text;
using Slipway.Core.Catalog;
using Slipway.Core.Diagnostics;
using Slipway.Core.Images;
using Slipway.Core.Planning;

namespace Slipway.Core.Tests.Images;

[Trait("Row", "R4")]
public sealed class ImageAssemblyTests
{
    private static readonly ContainerConfig Config = new() { User = "10001:10001", Entrypoint = ["/opt/venv/bin/python", "-m", "app"] };

    [Fact]
    [Trait("Row", "R2")]
    public void The_history_names_the_maker_of_every_layer_in_order()
    {
        var image = ImageAssembly.Assemble(Config, [Layer(LayerMaker.Base, "trixie", 1), Layer(LayerMaker.App, "", 2)], Platform.Amd64);
        var config = OciJson.ReadConfig(image.Config, "test");
        config
            .History!.Select(h => (h.CreatedBy, h.Created))
            .ShouldBe([("slipway Base trixie", "1980-01-01T00:00:00Z"), ("slipway App", "1980-01-01T00:00:00Z")]);
        config.Created.ShouldBe("1980-01-01T00:00:00Z");
        config.Rootfs.DiffIds.ShouldBe([Digest.Of("diff 1"), Digest.Of("diff 2")]);
    }

    [Fact]
    public void The_same_content_under_another_key_is_the_same_image()
    {
        var layer = Layer(LayerMaker.Base, "trixie", 1);
        var image = ImageAssembly.Assemble(Config, [layer with { Key = Key.Of("another recipe, equal bytes") }], Platform.Amd64);
        image.Manifest.ShouldBe(ImageAssembly.Assemble(Config, [layer], Platform.Amd64).Manifest);
    }

    [Fact]
    public void Manifest_and_config_name_each_other_by_digest()
    {
        var image = ImageAssembly.Assemble(Config, [Layer(LayerMaker.Base, "trixie", 1)], Platform.Arm64);
        var manifest = OciJson.ReadManifest(image.Manifest, "test");
        manifest.Config.ShouldBe(image.ConfigDescriptor);
        image.ConfigDescriptor.Digest.ShouldBe(Digest.Of(image.Config));
        image.ManifestDescriptor.Digest.ShouldBe(Digest.Of(image.Manifest));
        image.ManifestDescriptor.Platform.ShouldBe(new DescriptorPlatform("arm64", "linux"));
    }

    [Fact]
    public void Another_packer_changes_the_manifest_but_not_the_config()
    {
        var packed = Layer(LayerMaker.Wheels, "numpy", 1);
        var other = packed with { Packed = packed.Packed with { Digest = Digest.Of("other bytes"), Size = 99, MediaType = LayerFormat.Gzip, Packer = "gzip" } };
        var (one, two) = (ImageAssembly.Assemble(Config, [packed], Platform.Amd64), ImageAssembly.Assemble(Config, [other], Platform.Amd64));
        two.Config.ShouldBe(one.Config);
        two.ManifestDescriptor.Digest.ShouldNotBe(one.ManifestDescriptor.Digest);
    }

    [Fact]
    public void Revision_and_date_change_the_index_alone()
    {
        var image = ImageAssembly.Assemble(Config, [Layer(LayerMaker.Base, "trixie", 1)], Platform.Amd64);
        var annotated = IndexAssembly.Assemble(
            [image],
            new Dictionary<string, string> { [IndexAssembly.Revision] = "abc", [IndexAssembly.Created] = "2026-01-01T00:00:00Z" }
        );
        var plain = IndexAssembly.Assemble([image]);
        annotated.Descriptor.Digest.ShouldNotBe(plain.Descriptor.Digest);
        OciJson.ReadIndex(annotated.Bytes, "test").Manifests.Single().ShouldBe(OciJson.ReadIndex(plain.Bytes, "test").Manifests.Single());
        Encoding.UTF8.GetString(image.Config).ShouldNotContain("abc");
    }

    [Fact]
    public void The_order_in_which_platforms_were_made_has_no_influence()
    {
        var amd = ImageAssembly.Assemble(Config, [Layer(LayerMaker.Base, "a", 1)], Platform.Amd64);
        var arm = ImageAssembly.Assemble(Config, [Layer(LayerMaker.Base, "b", 2)], Platform.Arm64);
        IndexAssembly.Assemble([arm, amd]).Bytes.ShouldBe(IndexAssembly.Assemble([amd, arm]).Bytes);
    }

    [Fact]
    public void An_image_that_no_engine_takes_is_refused() =>
        Should.Throw<SlipwayException>(() =>
            ImageAssembly.Assemble(Config, [.. Enumerable.Range(0, 128).Select(n => Layer(LayerMaker.Wheels, "w", n))], Platform.Amd64)
        );

    [Fact]
    public void The_layers_of_a_base_are_taken_over_by_name_and_gzip_gets_its_oci_name()
    {
        var manifest = new Manifest(new Descriptor(MediaTypes.Config, Digest.Of("c"), 1), [new Descriptor(MediaTypes.DockerLayer, Digest.Of("packed"), 7)]);
        var config = new ImageConfig("amd64", "linux", new ContainerConfig { Env = ["PATH=/bin"] }, new RootFs("layers", [Digest.Of("plain")]), null);
        var based = BaseImage.Of(ImageReference.Parse("debian:trixie"), manifest, config);
        based.Layers.Single().Descriptor.ShouldBe(new Descriptor(LayerFormat.Gzip, Digest.Of("packed"), 7));
        based.Config.Env.ShouldBe(["PATH=/bin"]);
        var broken = manifest with { Layers = [] };
        Should.Throw<SlipwayException>(() => BaseImage.Of(based.Reference, broken, config)).Problems.Single().Number.ShouldBe("SLP316");
    }

    private static ImageLayer Layer(LayerMaker maker, string name, int number) =>
        new(
            maker,
            name,
            Key.Of($"{number}"),
            new PackedLayer(Digest.Of($"packed {number}"), Digest.Of($"diff {number}"), 10, 20, 2, LayerFormat.Zstd, "libzstd 1.5.7 -3")
        );
}

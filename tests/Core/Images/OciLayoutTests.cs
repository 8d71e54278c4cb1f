using System.Text;
using System.Text.Json;
using Slipway.Core.Catalog;
using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Tests;

namespace Slipway.Core.Tests.Images;

public sealed class OciLayoutTests
{
    private static readonly byte[] Content = "layer"u8.ToArray();
    private static readonly Digest Layer = Digest.Of(Content);

    [Fact]
    public void A_layout_holds_every_blob_under_its_digest()
    {
        using var folder = new TempFolder();
        var index = Index();
        var files = Files(folder, index, null);
        OciLayout.Blobs(index).Count.ShouldBe(4);
        foreach (var blob in OciLayout.Blobs(index))
            Digest.Of(Read(files.Single(f => f.Path == OciLayout.PathOf(blob.Digest)))).ShouldBe(blob.Digest);
        Text(files, "oci-layout").ShouldBe("""{"imageLayoutVersion":"1.0.0"}""");
    }

    [Fact]
    public void The_name_is_written_where_engines_and_other_tools_look_for_it()
    {
        using var folder = new TempFolder();
        using var json = JsonDocument.Parse(Text(Files(folder, Index(), null), "index.json"));
        var annotations = json.RootElement.GetProperty("manifests")[0].GetProperty("annotations");
        annotations.GetProperty("io.containerd.image.name").GetString().ShouldBe("registry.test/team/app:1.0");
        annotations.GetProperty("org.opencontainers.image.ref.name").GetString().ShouldBe("1.0");
    }

    [Fact]
    public void Only_the_wanted_blobs_are_written()
    {
        using var folder = new TempFolder();
        var index = Index();
        var wanted = new HashSet<Digest> { index.Descriptor.Digest, index.Images[0].ManifestDescriptor.Digest };
        Files(folder, index, wanted)
            .Where(f => f.Kind == EntryKind.File && f.Path.StartsWith("blobs/", StringComparison.Ordinal))
            .Select(f => f.Path[13..])
            .ShouldBe(wanted.Select(w => w.Hex), ignoreOrder: true);
    }

    [Fact]
    public void A_graph_driver_gets_its_list_with_layers_in_order()
    {
        using var folder = new TempFolder();
        var index = Index();
        var files = OciLayout.Files(index, ImageReference.Parse("app:1"), d => folder[d.Hex], forGraphDriver: index.Images[0]);
        using var json = JsonDocument.Parse(Text(files, "manifest.json"));
        json.RootElement[0].GetProperty("RepoTags")[0].GetString().ShouldBe("app:1");
        json.RootElement[0].GetProperty("Layers")[0].GetString().ShouldBe(OciLayout.PathOf(Layer));
    }

    private static IReadOnlyList<LayerEntry> Files(TempFolder folder, AssembledIndex index, IReadOnlySet<Digest>? only)
    {
        File.WriteAllBytes(folder[Layer.Hex], Content);
        return OciLayout.Files(index, ImageReference.Parse("registry.test/team/app:1.0"), d => folder[d.Hex], only);
    }

    private static AssembledIndex Index()
    {
        var layer = new ImageLayer(
            LayerMaker.App,
            "app",
            Key.Of("app"),
            new PackedLayer(Layer, Digest.Of("plain"), Content.Length, 9, 1, LayerFormat.Zstd, "test")
        );
        return IndexAssembly.Assemble([ImageAssembly.Assemble(new ContainerConfig(), [layer], Platform.Amd64)]);
    }

    private static string Text(IReadOnlyList<LayerEntry> files, string path) => Encoding.UTF8.GetString(Read(files.Single(f => f.Path == path)));

    private static byte[] Read(LayerEntry file)
    {
        using var content = file.Open!();
        var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}

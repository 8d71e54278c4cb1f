using Slipway.Core.Auditing;
using Slipway.Core.Auditing.Measures;
using Slipway.Core.Images;
using Slipway.Core.Images.Contents;
using Slipway.Tests;

namespace Slipway.Core.Tests.Auditing.Measures;

/// <summary>Figures computed by hand with the formula of docs/audit.md, which is dive's.</summary>
[Trait("Row", "A1")]
public sealed class MeasuringTests
{
    [Fact]
    public void Nothing_twice_is_wholly_efficient()
    {
        var measures = Measure(new ForeignTar().Folder("etc/").File("etc/a", 100), new ForeignTar().File("b", 50));
        (measures.Efficiency, measures.Wasted, measures.Bytes, measures.Files).ShouldBe((1, 0, 150, 3));
        Measure(new ForeignTar().File("nothing", 0), new ForeignTar()).Efficiency.ShouldBe(1);
    }

    [Fact]
    public void A_file_brought_twice_counts_wholly_as_waste_and_its_smaller_copy_as_needed()
    {
        // least 2000 + 3000 + 10000 = 15000 over 2000 + 5000 + 3000 + 10000 = 20000
        var measures = Measure(
            new ForeignTar().File("etc/nginx/nginx.conf", 2000).File("etc/nginx/public", 3000),
            new ForeignTar().File("etc/nginx/nginx.conf", 5000).File("etc/athing", 10_000)
        );
        (measures.Efficiency, measures.Wasted).ShouldBe((0.75, 7000));
        Text(measures.Shadowed).ShouldBe("etc/nginx/nginx.conf 7000 [0 1]");
        (measures.ReplacedBytes, measures.DeletedBytes, measures.Bytes).ShouldBe((2000, 0, 18_000));
    }

    [Fact]
    public void A_deleted_directory_that_no_layer_has_an_entry_for_costs_nothing_more()
    {
        // dive's own example: the deletion of etc/nginx is met once, with 0 bytes; the score stays 15000 / 20000.
        var measures = Measure(
            new ForeignTar().File("etc/nginx/nginx.conf", 2000).File("etc/nginx/public", 3000),
            new ForeignTar().File("etc/nginx/nginx.conf", 5000).File("etc/athing", 10_000),
            new ForeignTar().Gone("etc/nginx")
        );
        (measures.Efficiency, measures.Wasted, measures.Bytes, measures.DeletedBytes).ShouldBe((0.75, 7000, 10_000, 8000));
    }

    [Fact]
    public void A_deleted_directory_costs_what_is_in_it()
    {
        // cache as a leaf: 600 once (the deletion), least 600; a 100, b 500, c 400: least 1600 of 1600, and the deletion is met once.
        var once = Measure(new ForeignTar().Folder("cache/").File("cache/a", 100).File("cache/b", 500).File("c", 400), new ForeignTar().Gone("cache"));
        (once.Efficiency, once.Wasted, once.Bytes).ShouldBe((1, 0, 400));
        // Where the directory was a leaf before, it is met twice: 0 and then 600. Least 0 + 600 + 400 over 600 + 600 + 400.
        var twice = Measure(
            new ForeignTar().Folder("cache/"),
            new ForeignTar().Folder("cache/").File("cache/a", 100).File("cache/b", 500).File("c", 400),
            new ForeignTar().Gone("cache")
        );
        (twice.Efficiency, twice.Wasted).ShouldBe((1000.0 / 1600, 600));
        Text(twice.Shadowed).ShouldBe("cache 600 [0 2] deleted");
    }

    [Fact]
    public void A_deleted_file_counts_with_the_bytes_that_it_had()
    {
        // least 0 + 300 over 700 + 300
        var measures = Measure(new ForeignTar().File("a", 700).File("b", 300), new ForeignTar().Gone("a"));
        (measures.Efficiency, measures.Wasted, measures.DeletedBytes, measures.Bytes).ShouldBe((0.3, 700, 700, 300));
        Text(measures.Shadowed).ShouldBe("a 700 [0 1] deleted");
    }

    [Fact]
    public void An_emptied_directory_is_hidden_from_a_container_and_no_waste_to_dive()
    {
        var measures = Measure(
            new ForeignTar().Folder("d/").File("d/old", 500).File("d/sub/deep", 10),
            new ForeignTar().Folder("d/").Emptied("d").File("d/new", 5)
        );
        (measures.Efficiency, measures.Wasted, measures.DeletedBytes, measures.Bytes, measures.Files).ShouldBe((1, 0, 510, 5, 2));
    }

    [Fact]
    public void What_a_layer_deletes_and_brings_is_there()
    {
        var measures = Measure(new ForeignTar().Folder("d/").File("d/a", 100), new ForeignTar().Gone("d").Folder("d/").File("d/b", 7));
        (measures.Bytes, measures.Files, measures.DeletedBytes).ShouldBe((7, 2, 100));
    }

    [Fact]
    public void A_file_in_the_place_of_a_directory_hides_what_was_below()
    {
        var measures = Measure(new ForeignTar().Folder("d/").File("d/a", 100), new ForeignTar().File("d", 9));
        (measures.Bytes, measures.Files, measures.DeletedBytes).ShouldBe((9, 1, 100));
    }

    [Fact]
    public void Equal_files_that_a_container_sees_are_duplicates()
    {
        byte[] content = [1, 2, 3, 4];
        var measures = Measure(
            new ForeignTar().File("a", content).File("gone", content).File("other", [1, 2, 3, 5]),
            new ForeignTar().File("b", content).HardLink("c", "b").Gone("gone").File("e1", 0).File("e2", 0)
        );
        var duplicate = measures.Duplicates.Single();
        (duplicate.Size, duplicate.Wasted, measures.DuplicatedBytes).ShouldBe((4, 4, 4));
        duplicate.Places.ShouldBe([new DuplicatePlace("a", 0), new DuplicatePlace("b", 1)]);
    }

    [Fact]
    public void Layers_that_images_share_are_stored_once()
    {
        var (a, b) = (
            Image(new ForeignTar().File("base", 1), new ForeignTar().File("a", 2)),
            Image(new ForeignTar().File("base", 1), new ForeignTar().File("b", 3))
        );
        var family = FamilySharing.Of([a, b]);
        var layer = a.Layers[0].Blob.Size;
        (family.Alone, family.Stored).ShouldBe((a.Packed + b.Packed, a.Packed + b.Packed - layer));
        family.Images.Select(x => (x.Shared, x.Layers, x.Own)).ShouldBe([(layer, 1, a.Packed - layer), (layer, 1, b.Packed - layer)]);
    }

    private static string Text(IEnumerable<ShadowedPath> paths) =>
        string.Join('\n', paths.Select(x => $"{x.Path} {x.Wasted} [{string.Join(' ', x.Layers)}]{(x.Deleted ? " deleted" : "")}"));

    private static ImageMeasures Measure(params ForeignTar[] layers) => Measuring.Of(Image(layers));

    private static ImageContents Image(params ForeignTar[] layers) =>
        new("test", "linux/amd64", Digest.Of("m"), new ImageConfig("amd64", "linux", null, new RootFs("layers", []), null), [.. layers.Select(Layer)]);

    private static LayerContents Layer(ForeignTar tar, int number)
    {
        var bytes = tar.Bytes();
        var digest = Digest.Of(bytes);
        return LayerScan
            .Read(new MemoryStream(bytes), "test", [], new ReadBudget("image", new ReadLimits()))
            .As(number, new Descriptor(LayerFormat.Zstd, digest, bytes.Length), digest, null);
    }
}

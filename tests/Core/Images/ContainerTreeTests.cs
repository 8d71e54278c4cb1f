using Slipway.Core.Images.Contents;
using Slipway.Tests;

namespace Slipway.Core.Tests.Images;

[Trait("Row", "A1")]
[Trait("Row", "A2")]
public sealed class ContainerTreeTests
{
    private static ContainerTree Tree(params Action<AuditLayer>[] layers)
    {
        var image = new AuditImage();
        foreach (var layer in layers)
            image.Layer("RUN x", layer);
        return ContainerTree.Of(image.Contents.Layers);
    }

    private static string Seen(ContainerTree tree) => string.Join(' ', tree.Entries.Select(x => $"{x.Entry.Path}@{x.Layer}").Order(StringComparer.Ordinal));

    private static string Hidden(ContainerTree tree) =>
        string.Join(' ', tree.Hidden.Select(x => $"{x.Entry.Path}@{x.Layer}by{x.By}:{x.Root}{(x.Deleted ? "" : "+")}").Order(StringComparer.Ordinal));

    [Fact]
    public void The_upper_of_two_layers_is_seen_and_a_directory_in_both_is_not_hidden()
    {
        var tree = Tree(x => x.Folder("a").File("a/b", "1").File("a/c", "1"), x => x.Folder("a").File("a/b", "2"));
        Seen(tree).ShouldBe("a/b@1 a/c@0 a@1");
        Hidden(tree).ShouldBe("a/b@0by1:a/b+");
        tree.Find("a/c")!.Value.Layer.ShouldBe(0);
        tree.Find("a/d").ShouldBeNull();
        tree.Shows("a/b", 0).ShouldBeFalse();
    }

    [Fact]
    public void A_deleted_directory_takes_all_below_it_of_lower_layers_and_nothing_of_its_own_layer()
    {
        var tree = Tree(x => x.Folder("a").File("a/b/c", "1").File("ab", "1"), x => x.Remove("a").File("a/new", "1"), x => x.File("a/b/later", "1"));
        Seen(tree).ShouldBe("a/b/later@2 a/new@1 ab@0");
        Hidden(tree).ShouldBe("a/b/c@0by1:a a@0by1:a");
    }

    [Fact]
    public void A_directory_whose_earlier_content_is_hidden_stays_itself()
    {
        var tree = Tree(
            x => x.Folder("a").File("a/b", "1"),
            x =>
            {
                x.Folder("a").File("a/c", "1");
                x.Emptied.Add("a");
            }
        );
        Seen(tree).ShouldBe("a/c@1 a@1");
        Hidden(tree).ShouldBe("a/b@0by1:a");
    }

    [Fact]
    public void A_file_in_place_of_a_directory_hides_all_below_it()
    {
        var tree = Tree(x => x.Folder("a").Folder("a/b").File("a/b/c", "1"), x => x.File("a/b", "now a file"));
        Seen(tree).ShouldBe("a/b@1 a@0");
        Hidden(tree).ShouldBe("a/b/c@0by1:a/b a/b@0by1:a/b+");
    }

    [Fact]
    public void What_a_layer_deletes_and_a_higher_one_brings_again_is_seen_once()
    {
        var tree = Tree(x => x.File("a", "1"), x => x.Remove("a"), x => x.File("a", "2"));
        Seen(tree).ShouldBe("a@2");
        Hidden(tree).ShouldBe("a@0by1:a");
    }

    [Fact]
    public void All_that_lies_in_the_image_can_be_deleted_at_once()
    {
        var tree = Tree(x => x.File("a", "1").File("b/c", "1"), x => x.Emptied.Add(""));
        Seen(tree).ShouldBeEmpty();
        tree.Hidden.Count.ShouldBe(2);
    }
}

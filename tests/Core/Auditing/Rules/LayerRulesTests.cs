using Slipway.Core.Auditing;
using Slipway.Tests;

namespace Slipway.Core.Tests.Auditing.Rules;

[Trait("Row", "A2")]
public sealed class LayerRulesTests
{
    [Fact]
    public void A_deleted_folder_is_one_finding_and_blames_who_brought_it()
    {
        var image = new AuditImage()
            .Layer("RUN apt-get install gcc", x => x.Folder("build").Big("build/a/b.o", 5000).Big("build/c.o", 6000).File("kept", "1"))
            .Layer("RUN rm -rf /build", x => x.Remove("build"));
        var found = RuleRun.Of("deleted-later", image).ShouldHaveSingleItem();
        (found.Severity, found.Path, found.Bytes, found.Blame.Layer, found.Blame.Instruction).ShouldBe(
            (Severity.Waste, "build", 11_000, 0, "RUN apt-get install gcc")
        );
        found.What.ShouldBe("2 files of this layer are deleted by layer 1 (RUN rm -rf /build) and pulled all the same");
    }

    [Fact]
    public void Many_deleted_names_of_one_folder_are_told_as_the_folder()
    {
        var image = new AuditImage()
            .Layer("RUN apt-get update", x => x.Big("var/lib/apt/lists/a", 5000).Big("var/lib/apt/lists/b", 5000).Big("tmp/x", 9000))
            .Layer("RUN rm -rf /var/lib/apt/lists/* /tmp/x", x => x.Remove("var/lib/apt/lists/a").Remove("var/lib/apt/lists/b").Remove("tmp/x"));
        RuleRun.Of("deleted-later", image).Text().ShouldBe("Waste tmp/x 9000\nWaste var/lib/apt/lists 10000");
    }

    [Fact]
    public void A_few_bytes_are_not_worth_a_word()
    {
        RuleRun.Of("deleted-later", new AuditImage().Layer("a", x => x.Big("x", 4095)).Layer("b", x => x.Remove("x"))).ShouldBeEmpty();
        RuleRun.Of("deleted-later", new AuditImage().Layer("a", x => x.Big("x", 4096)).Layer("b", x => x.Remove("x"))).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(10001, 0b110_100_100, "with another owner")]
    [InlineData(0, 0b111_101_101, "with another mode")]
    [InlineData(10001, 0b111_101_101, "with another owner and mode")]
    [InlineData(0, 0b110_100_100, "with nothing changed but times")]
    public void A_layer_that_repeats_files_is_found_with_what_changed(int user, int mode, string change)
    {
        var content = new byte[5000];
        var image = new AuditImage()
            .Layer("COPY . /app", x => x.File("app/a", content).File("app/b/c", content).File("app/other", content))
            .Layer("RUN chown -R app /app", x => x.File("app/a", content, mode, user).File("app/b/c", content, mode, user).File("app/other", "changed"));
        var found = RuleRun.Of("chown-copy", image).ShouldHaveSingleItem();
        (found.Severity, found.Path, found.Bytes, found.Blame.Layer).ShouldBe((Severity.Waste, "app", 10_000, 1));
        found.What.ShouldBe($"2 files of layer 0 are repeated byte for byte, {change}");
    }

    [Fact]
    public void Files_whose_content_changed_are_no_copies()
    {
        var image = new AuditImage().Layer("a", x => x.File("a", new byte[5000])).Layer("b", x => x.File("a", [.. Enumerable.Repeat((byte)1, 5000)]));
        RuleRun.Of("chown-copy", image).ShouldBeEmpty();
        RuleRun.Of("deleted-later", image).ShouldBeEmpty();
    }
}

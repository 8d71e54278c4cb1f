using Slipway.Core.Images;
using Slipway.Core.Planning;
using Slipway.Core.Planning.Keys;
using Slipway.Core.Records;
using Slipway.Tests;
using Slipway.Tools.Records;

namespace Slipway.Tools.Tests.Making;

/// <summary>What later plans read of earlier builds.</summary>
[Trait("Row", "P1")]
public sealed class KeyTextsTests
{
    [Fact]
    public void A_text_that_was_cut_short_is_no_text()
    {
        using var folder = new TempFolder();
        var keys = new KeyTexts(folder.Path);
        var text = Key.Text(new AppKey(1, "/app", []));
        var layer = new LayerPlan(LayerMaker.App, "app", Core.Catalog.Platform.Amd64, Key.OfText(text), text, PlanState.Make, [], null);
        keys.Keep(layer);
        keys.Keep(layer);
        keys.Of(LayerMaker.App, "app", "linux/amd64").ShouldBe([text]);
        keys.Of(LayerMaker.App, "other", "linux/amd64").ShouldBeEmpty();
        File.WriteAllText(Path.Combine(folder["app-app"], layer.Key.Hex), text[..10]);
        keys.Of(LayerMaker.App, "app", "linux/amd64").ShouldBeEmpty();
    }

    [Fact]
    [Trait("Row", "P6")]
    public void Records_of_another_version_are_skipped_and_counted()
    {
        using var folder = new TempFolder();
        var files = new RecordFiles(new SlipwayHome(folder.Path), "/x");
        files.Newest(9).ShouldBe(([], 0));
        Directory.CreateDirectory(files.Folder);
        File.WriteAllText(Path.Combine(files.Folder, "20260101T000000.000Z.json"), "{\"schema\":1}");
        files.Write(
            new BuildRecord(
                BuildRecord.CurrentSchema,
                "20260102T000000.000Z",
                "a",
                "t",
                "u",
                "",
                1,
                [],
                [],
                [],
                "",
                [],
                [],
                new Dictionary<string, string>(),
                0,
                null
            )
        );
        var (records, skipped) = files.Newest(9);
        records.ShouldHaveSingleItem().Name.ShouldBe("a");
        skipped.ShouldBe(1);
    }
}

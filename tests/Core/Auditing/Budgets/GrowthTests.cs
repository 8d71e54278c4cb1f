using Slipway.Core.Auditing;
using Slipway.Core.Auditing.Budgets;
using Slipway.Core.Images;
using Slipway.Core.Images.Contents;
using Slipway.Tests;

namespace Slipway.Core.Tests.Auditing.Budgets;

/// <summary>Whose fault it is that an image grew.</summary>
[Trait("Row", "A3")]
public sealed class GrowthTests
{
    private static readonly ImageMeasures s_measures = new(3, 3, 0, 1, [], []);

    [Fact]
    public void The_layer_the_package_and_the_file_that_grew_are_named_with_the_locks_line()
    {
        var growth = Growth.Between(Record(numpy: 20, "2.1.0"), Record(numpy: 60, "2.3.1"), packed: false);
        growth[0].ShouldBe(new GrowthBlame("layer", "slipway Wheels numpy", 30_000_000, 70_000_000));
        growth[1].ShouldBe(new GrowthBlame("package", "numpy 2.1.0 -> 2.3.1", 20_000_000, 60_000_000, "requirements/locks/x.txt:12"));
        growth[2].ShouldBe(new GrowthBlame("file", "opt/venv/numpy/core.so", 20_000_000, 60_000_000));
        growth.Count.ShouldBe(3, "the model did not grow");
    }

    [Fact]
    public void Packed_bytes_are_each_ones_share_of_its_layer()
    {
        var growth = Growth.Between(Record(20, "2.1.0"), Record(60, "2.3.1"), packed: true);
        growth.Single(x => x.Kind == "layer").Bytes.ShouldBe(20_000_000);
        growth.Single(x => x.Kind == "file").Bytes.ShouldBeInRange(19_999_999, 20_000_001, "half of what it is unpacked, as its layer");
    }

    [Fact]
    public void What_is_new_has_nothing_before_it_and_what_went_is_not_blamed()
    {
        var before = Record(20, "2.1.0");
        var now = before with { Packages = [new RecordedPackage("python", "polars", "1.0.0", 5, 9)], Files = [], Layers = [] };
        Growth.Between(before, now, packed: true).ShouldBe([new GrowthBlame("package", "polars 1.0.0", null, 5)]);
    }

    [Fact]
    public void Instructions_that_are_written_alike_are_told_apart_by_their_order()
    {
        RecordedLayer[] layers = [new("COPY . .", "a", 10, 10), new("COPY . .", "b", 500, 500)];
        var before = Record(20, "2.1.0") with { Layers = layers, Packages = [], Files = [] };
        var now = before with { Layers = [layers[0], layers[1] with { Packed = 700 }] };
        Growth.Between(before, now, packed: true).ShouldBe([new GrowthBlame("layer", "COPY . .", 500, 700)]);
    }

    [Fact]
    public void A_record_is_read_as_it_was_written_and_another_version_is_passed_over()
    {
        var record = Record(20, "2.1.0");
        AuditRecord.Read(record.ToJson()).ShouldNotBeNull().ToJson().ShouldBe(record.ToJson());
        AuditRecord.Read((record with { Schema = 99 }).ToJson()).ShouldBeNull();
        AuditRecord.Read(record.ToJson()[..200]).ShouldBeNull();
        AuditRecord.Read("{\"schema\":1}").ShouldBeNull("half a record would blame everything");
    }

    [Fact]
    public void A_record_keeps_the_thousand_largest_files_of_all_layers()
    {
        var image = Image([.. Enumerable.Range(1, 3000).Select(i => new ContentEntry($"f/{i}", ArchiveEntryKind.File, 420, 0, 0, i))], 1);
        var files = AuditSummary.Of("20261122T000000.000Z", image, s_measures, []).Files;
        files.Count.ShouldBe(1000);
        files[0].Path.ShouldBe("f/3000");
        files[^1].Path.ShouldBe("f/2001");
    }

    [Fact]
    public void The_message_says_limit_found_who_grew_and_what_to_do()
    {
        var report = SeededAudit.Usual();
        var problem = BudgetBreaches.Of(report).ShouldHaveSingleItem("two of its three budgets are kept");
        problem.Number.ShouldBe("SLP670");
        ((int)problem.Family).ShouldBe(7);
        var text = problem.ToString();
        text.ShouldContain("417.8 MB packed, 17.4 MB more than its budget");
        text.ShouldContain("grew since 20261119T090412.118Z:\n         +18.6 MB layer slipway Wheels opencv (31.2 MB before)");
        text.ShouldContain(
            "+18.6 MB package opencv-python-headless 4.11.0 -> 4.12.0 (30.9 MB before), asked for by requirements/locks/pypi/recommended-torch.cpu.amd64.txt:88"
        );
        text.ShouldContain("+11.1 MB file opt/venv/lib/python3.13/site-packages/cv2/cv2.abi3.so");
        text.ShouldContain("+4.2 MB package polars 1.2.0 (new)");
        text.ShouldContain("allowed: at most 400.4 MB: packed bytes of a framework on cpu (slipway.json:24)");
        text.ShouldContain("do: ");
    }

    [Fact]
    public void Without_an_earlier_audit_the_message_names_the_largest_packages()
    {
        var report = SeededAudit.Usual();
        var text = BudgetBreaches.Of(report with { Budgets = [report.Budgets[0] with { Growth = [], Since = null }] })[0].ToString();
        text.ShouldContain("no earlier audit to compare with; the largest packages:\n         69.8 MB torch ");
    }

    [Fact]
    public void Waste_and_efficiency_have_messages_of_their_own_that_no_name_can_break()
    {
        var report = SeededAudit.Usual();
        var messages = BudgetBreaches.Of(report with { Budgets = [report.Budgets[1] with { Limit = 1 }, report.Budgets[2] with { Limit = 999_999 }] });
        var waste = messages[0].ToString();
        waste.ShouldStartWith("SLP671 ");
        waste.ShouldContain("4.1 MB opt/venv/<script>");
        waste.ShouldNotContain("\u0007");
        messages[1].ToString().ShouldStartWith("SLP672 slipway/vad:recommended-torch-cpu linux/amd64: efficiency 99.27 %");
    }

    private static AuditRecord Record(int numpy, string version)
    {
        ContentEntry[] files =
        [
            new("opt/venv/numpy/core.so", ArchiveEntryKind.File, 420, 0, 0, numpy * 1_000_000L),
            new("opt/model.onnx", ArchiveEntryKind.File, 420, 0, 0, 10_000_000),
        ];
        return AuditSummary.Of(
            "20261122T000000.000Z",
            Image(files, (numpy + 10) * 1_000_000L),
            s_measures,
            [new(PackageKind.Python, "numpy", version, 0, numpy * 1_000_000L, numpy * 500_000L, 1, "requirements/locks/x.txt:12")]
        );
    }

    private static ImageContents Image(IReadOnlyList<ContentEntry> files, long unpacked)
    {
        var image = SeededAudit.Image("slipway/vad:minimal-onnx-cpu", [("Wheels", "numpy", unpacked / 2, 2)]);
        return image with { Layers = [image.Layers[0] with { Entries = files, Unpacked = unpacked }] };
    }
}

using Slipway.Core.Auditing.Budgets;
using Slipway.Tests;
using Slipway.Tools.Records;

namespace Slipway.Tools.Tests.Records;

/// <summary>What audits leave for the next one.</summary>
[Trait("Row", "A3")]
public sealed class AuditRecordFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private AuditRecordFiles Files => new(_folder.Path);

    [Fact]
    public void Earlier_audits_come_back_oldest_first_by_image_and_platform()
    {
        Files.Write(Record("20261121T100000.000Z", "b"));
        Files.Write(Record("20261120T100000.000Z", "a"));
        Files.Write(Record("20261121T100000.000Z", "c") with { Platform = "linux/arm64" });
        Files.Write(Record("20261121T100000.000Z", "d") with { Image = "../../etc/passwd" });
        Files.Before("slipway/vad:x", "linux/amd64", "none").Select(x => x.Manifest).ShouldBe(["a", "b"]);
        Files.Before("slipway/vad:x@sha256:00", "linux/arm64", "none").Select(x => x.Manifest).ShouldBe(["c"]);
        Files.Before("other", "linux/amd64", "none").ShouldBeEmpty();
        Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Count().ShouldBe(4);
    }

    [Fact]
    public void A_second_look_at_an_image_is_compared_with_what_the_first_was_and_kept_once()
    {
        Files.Write(Record("20261120T100000.000Z", "small"));
        Files.Write(Record("20261121T100000.000Z", "large"));
        Files.Write(Record("20261122T100000.000Z", "large"));
        Files.Before("slipway/vad:x", "linux/amd64", "large").Select(x => x.Id).ShouldBe(["20261120T100000.000Z"]);
        Files.Before("slipway/vad:x", "linux/amd64", "next").Select(x => x.Id).ShouldBe(["20261120T100000.000Z", "20261121T100000.000Z"]);
    }

    [Fact]
    public void Half_a_record_and_one_of_another_version_are_passed_over()
    {
        Files.Write(Record("20261120T100000.000Z", "a"));
        var place = Path.GetDirectoryName(Directory.EnumerateFiles(_folder.Path, "*.json", SearchOption.AllDirectories).Single())!;
        File.WriteAllText(Path.Combine(place, "20261121T100000.000Z.json"), Record("20261121T100000.000Z", "b").ToJson()[..99]);
        File.WriteAllText(Path.Combine(place, "20261122T100000.000Z.json"), (Record("20261122T100000.000Z", "c") with { Schema = 2 }).ToJson());
        Files.Before("slipway/vad:x", "linux/amd64", "none").Select(x => x.Manifest).ShouldBe(["a"]);
    }

    public void Dispose() => _folder.Dispose();

    private static AuditRecord Record(string id, string manifest) =>
        new(AuditRecord.CurrentSchema, id, "slipway/vad:x", "linux/amd64", manifest, 1, 2, 0, 1, [], [], []);
}

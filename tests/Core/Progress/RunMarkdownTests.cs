using Slipway.Core.Diagnostics;
using Slipway.Core.Progress;
using Slipway.Core.Records;
using Slipway.Core.Rendering;

namespace Slipway.Core.Tests.Progress;

/// <summary>A run in the summary of a CI job.</summary>
[Trait("Row", "G1")]
public sealed class RunMarkdownTests
{
    [Fact]
    public void An_image_is_told_with_its_digest_tests_deliveries_and_layers()
    {
        var text = RunMarkdown.Render(new ProgressSummary(true, 2, [], new ImageSummary("slipway/vad:x", null, Record()), []));
        text.ShouldStartWith("## slipway/vad:x\n\n`sha256:index`, made 1 of 2 layers in 1.5 s.\n");
        text.ShouldContain("- test linux/amd64: untested (no engine: none is in reach)\n");
        text.ShouldContain("- in registry: `registry.example.com/vad:x`, 15.4 kB sent\n");
        text.ShouldContain("| linux/amd64/app | made | 15.4 kB | 0.25 | `");
    }

    [Fact]
    public void What_went_wrong_comes_first_and_stays_one_block()
    {
        var problem = new Problem("SLP606", Family.Failed, "2 tests failed", "none", "read\nthe log");
        RunMarkdown
            .Render(new ProgressSummary(false, 2, [], null, [problem]))
            .ShouldBe("> [!CAUTION]\n> SLP606 2 tests failed\n>        allowed: none\n>        do: read\n> the log\n\n");
    }

    [Fact]
    public void A_run_without_an_image_and_without_trouble_says_nothing() => RunMarkdown.Render(new ProgressSummary(true, 2, [], null, [])).ShouldBeEmpty();

    private static BuildRecord Record() =>
        new(
            BuildRecord.CurrentSchema,
            "20261122T000000.000Z",
            "vad",
            "x",
            "debian",
            "key",
            1.5,
            [],
            [Layer("base", "found", 20_000_000), Layer("app", "made", 15_400)],
            [],
            "sha256:index",
            [new DeliveryRecord("registry", "registry.example.com/vad:x", 0.1, 15_400)],
            [new SmokeRecord("linux/amd64", "untested", "no engine: none is in reach", 0)],
            new Dictionary<string, string>(StringComparer.Ordinal),
            0,
            null
        );

    private static LayerRecord Layer(string name, string state, long bytes)
    {
        var digest = $"sha256:{new string('a', 64)}";
        return new LayerRecord($"linux/amd64/{name}", name, "key", state, 0.25, bytes, bytes, digest, digest, "zstd");
    }
}

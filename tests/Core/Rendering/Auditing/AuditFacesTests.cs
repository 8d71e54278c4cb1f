using System.Text.Json;
using Slipway.Core.Auditing;
using Slipway.Core.Rendering.Auditing;
using Slipway.Tests;

namespace Slipway.Core.Tests.Rendering.Auditing;

/// <summary>An audit on a terminal, as JSON and as Markdown.</summary>
[Trait("Row", "A3")]
[Trait("Row", "A4")]
public sealed class AuditFacesTests
{
    private static readonly AuditReport s_usual = SeededAudit.Usual();

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(140)]
    public void Names_on_a_terminal_stay_within_its_width(int width)
    {
        var harm = s_usual with { Image = s_usual.Image with { Name = new string('n', 400) } };
        // Sentences of rules and digests are not cut: what to do must be read whole.
        AuditText
            .Render([harm], width)
            .Split('\n')
            .Where(line => !line.Contains("do: ", StringComparison.Ordinal) && !line.Contains(": ", StringComparison.Ordinal))
            .ShouldAllBe(line => line.Length <= Math.Max(width, 75));
    }

    [Fact]
    public void The_table_says_sizes_budgets_layers_packages_and_findings()
    {
        var text = AuditText.Render([s_usual]);
        text.ShouldContain("  417.8 MB packed, 1300.7 MB unpacked, 27 layers, 18412 files, 60 packages\n  efficiency 99.27 %, 12.5 MB wasted\n");
        text.ShouldContain(
            "  broken   417.8 MB, at most 400.4 MB: packed bytes of a framework on cpu (slipway.json:24)\n           +18.6 MB  layer Wheels opencv (31.2 MB before)\n"
        );
        text.ShouldContain("asked for by requirements/locks/pypi/recommended-torch.cpu.amd64.txt:88\n");
        text.ShouldContain("   11      77.5     240.3   19 %  Wheels torch\n");
        text.ShouldContain("  packages, MB: the 20 largest of 60\n");
        text.ShouldContain("  findings: 9 danger, 12 waste, 4 notes\n");
        text.ShouldContain("  waste   pip-cache, 86.0 MB: The cache of pip.\n");
        text.ShouldContain("          do: Install with --no-cache-dir, or with a cache mount.\n");
        text.Where(c => char.IsControl(c) && c != '\n').ShouldBeEmpty("a terminal would obey them");
        text.ShouldNotContain('\u202E');
    }

    [Fact]
    public void What_an_image_lacks_has_no_heading()
    {
        var text = AuditText.Render([SeededAudit.Empty()]);
        text.ShouldNotContain("budgets");
        text.ShouldNotContain("layers, MB");
        text.ShouldContain("findings: none");
    }

    [Fact]
    public void The_document_keeps_its_names()
    {
        using var json = JsonDocument.Parse(AuditDocument.Render([s_usual]));
        Names(json.RootElement).ShouldBe("schema images");
        json.RootElement.GetProperty("schema").GetInt32().ShouldBe(1);
        var image = json.RootElement.GetProperty("images")[0];
        Names(image)
            .ShouldBe(
                "name platform manifest packed unpacked files bytes wasted replaced deleted duplicated efficiency layers packages findings suppressed budgets growth history shadowed duplicates"
            );
        Names(image.GetProperty("layers")[0]).ShouldBe("number mediaType digest diffId packed unpacked madeBy");
        var finding = image.GetProperty("findings")[0];
        finding.GetProperty("severity").GetString().ShouldBe("danger");
        finding.GetProperty("path").GetString().ShouldBe(SeededAudit.Evil);
        var budget = image.GetProperty("budgets")[0];
        budget.GetProperty("measure").GetString().ShouldBe("packed");
        budget.GetProperty("isBroken").GetBoolean().ShouldBeTrue();
        budget.GetProperty("growth")[0].GetProperty("bytes").GetInt64().ShouldBe(18_600_000);
        image.GetProperty("packages")[0].GetProperty("kind").GetString().ShouldBe("python");
    }

    [Fact]
    public void Markdown_has_one_table_of_sizes_the_change_the_budgets_and_what_grew()
    {
        var text = AuditMarkdown.Render([s_usual]);
        text.ShouldContain(
            "| `slipway/vad:recommended-torch-cpu` | linux/amd64 | 417.8 MB | +12.7 MB | 1300.7 MB | 27 | 99.27 % | 12.5 MB | 9 danger, 12 waste, 4 notes |\n"
        );
        text.ShouldContain("| packed bytes of a framework on cpu | 417.8 MB | 400.4 MB | 104 % | **broken** | slipway.json:24 |\n");
        text.ShouldContain(
            "| +18.6 MB | 49.5 MB | package | `opencv-python-headless 4.11.0 -> 4.12.0` | `requirements/locks/pypi/recommended-torch.cpu.amd64.txt:88` |\n"
        );
        text.ShouldContain("<details><summary>Findings: 9 danger, 12 waste, 4 notes</summary>");
        text.ShouldContain("and 5 more in the JSON and the HTML");
    }

    [Fact]
    public void No_name_ends_a_cell_of_markdown_or_calls_anybody()
    {
        var harm = new Finding("a|b", Severity.Note, "x`|@all\ny", 1, new Blame(0, "RUN a | b & <b>*c* @team"), "", "Ask @team | *now*");
        var row = AuditMarkdown.Render([s_usual with { Findings = [harm] }]).Split('\n').Single(x => x.StartsWith("| note |", StringComparison.Ordinal));
        row.ShouldBe(
            "| note | a\\|b | 0.0 kB | <code>x&#96;&#124;&#64;all&#92;u&#123;000A&#125;y</code> | layer 0, RUN a \\| b &amp; &lt;b&gt;\\*c\\* &#64;team | Ask &#64;team \\| \\*now\\* |"
        );
    }

    private static string Names(JsonElement x) => string.Join(' ', x.EnumerateObject().Select(y => y.Name));
}

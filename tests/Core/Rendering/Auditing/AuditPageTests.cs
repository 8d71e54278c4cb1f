using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Slipway.Core.Auditing;
using Slipway.Core.Rendering.Auditing;
using Slipway.Tests;

namespace Slipway.Core.Tests.Rendering.Auditing;

/// <summary>The HTML page as text. What a browser makes of it is asked where a browser is.</summary>
[Trait("Row", "A4")]
public sealed class AuditPageTests
{
    private static readonly string s_page = AuditPage.Render([SeededAudit.Usual()]);

    [Fact]
    public void The_same_audit_gives_the_same_bytes_in_every_country()
    {
        var (culture, page) = (CultureInfo.CurrentCulture, s_page);
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (",", "minus");
            CultureInfo.CurrentCulture = other;
            AuditPage.Render([SeededAudit.Usual()]).ShouldBe(page);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Names_that_mean_harm_are_words()
    {
        s_page.ShouldContain("opt/venv/&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;/&#39;&amp;amp;\\u{202E}gnp.\\u{0007}exe\uFFFD");
        Regex.Count(s_page, "<script").ShouldBe(1);
        s_page.Where(c => (char.IsControl(c) && c != '\n') || c is '\u202E').ShouldBeEmpty();
    }

    [Fact]
    public void Harm_in_every_text_of_an_audit_is_words()
    {
        const string Harm = "<img src=x onerror=alert(1)>\"'&\u202E\uD800";
        var x = SeededAudit.Usual();
        var layer = x.Image.Layers[0] with { History = new(CreatedBy: Harm) };
        var blame = new Blame(0, Harm, Harm, Harm);
        var finding = new Finding(Harm, Severity.Danger, Harm, 1, blame, Harm, Harm);
        var page = AuditPage.Render([
            new AuditReport(
                x.Image with
                {
                    Name = Harm,
                    Platform = Harm,
                    Layers = [layer],
                },
                x.Measures with
                {
                    Shadowed = [new(Harm, 1, [0], true)],
                    Duplicates = [new(1, [new(Harm, 0), new(Harm, 0)])],
                },
                [new(PackageKind.Python, Harm, Harm, 0, 9, layer.Blob.Size / 2, 1, Harm)],
                [finding],
                [new(finding, Harm, null)],
                [new(Harm, 1, 2, Harm, [new(Harm, Harm, null, 1, Harm)])],
                [new(Harm, 1, 1)]
            ),
        ]);
        page.ShouldNotContain("<img");
        page.ShouldContain("&lt;img src=x onerror=alert(1)&gt;");
        Regex.Matches(page, "<[a-z][^>]*>").ShouldAllBe(tag => !tag.Value.Contains("onerror=alert(1)>", StringComparison.Ordinal));
        page.ShouldNotContain('\u202E');
    }

    [Fact]
    public void Nothing_is_loaded_and_the_policy_says_so()
    {
        s_page.ShouldContain("default-src &#39;none&#39;".Replace("&#39;", "'", StringComparison.Ordinal));
        s_page.ShouldNotContain("unsafe-inline");
        Regex
            .Matches(s_page, "(?:src|href|url|@import)\\s*[=(]\\s*[\"']?(?<to>[^\"')\\s>]*)")
            .Select(x => x.Groups["to"].Value)
            .ShouldAllBe(to => to.StartsWith('#'));
        s_page.ShouldNotContain(" style=");
        s_page.ShouldNotContain("://");
    }

    [Fact]
    public void Every_tile_leads_to_a_row()
    {
        var ids = Regex.Matches(s_page, " id=\"([^\"]*)\"").Select(x => x.Groups[1].Value).ToList();
        ids.ShouldBeUnique();
        var links = Regex.Matches(s_page, "href=\"#([^\"]*)\"").Select(x => x.Groups[1].Value).ToList();
        links.Count(x => x.Contains("-p", StringComparison.Ordinal)).ShouldBeGreaterThan(60);
        links.ShouldBeSubsetOf(ids);
    }

    [Fact]
    public void It_has_every_package_every_layer_and_every_finding_with_its_remedy()
    {
        var report = SeededAudit.Usual();
        foreach (var package in report.Packages)
            s_page.ShouldContain($"<bdi>{package.Name}</bdi></td><td>{package.Version}</td>");
        for (var i = 0; i < report.Image.Layers.Count; i++)
            s_page.ShouldContain($"<tr id=\"i0-l{i}\">");
        Regex.Count(s_page, "class=\"badge").ShouldBe(report.Findings.Count);
        Regex.Count(s_page, "Set its mode to 0644").ShouldBe(report.Findings.Count(x => x.Rule == "world-writable"));
    }

    [Fact]
    public void An_image_of_forty_layers_and_two_thousand_packages_is_under_2_MB_and_200_ms()
    {
        var report = SeededAudit.Huge();
        var page = AuditPage.Render([report]);
        var best = double.MaxValue;
        for (var i = 0; i < 12 && best >= 200; i++)
        {
            var start = Stopwatch.GetTimestamp();
            AuditPage.Render([report]).ShouldBe(page);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        System.Text.Encoding.UTF8.GetByteCount(page).ShouldBeLessThan(2_000_000);
        best.ShouldBeLessThan(200);
    }

    [Fact]
    public void An_empty_image_has_a_page_without_map_budgets_and_history()
    {
        var page = AuditPage.Render([SeededAudit.Empty()]);
        page.ShouldContain("Nothing that should not be there.");
        page.ShouldNotContain("<svg");
        page.ShouldNotContain("NaN");
    }

    [Fact]
    public void Several_images_share_a_page_with_what_they_share()
    {
        var usual = SeededAudit.Usual();
        var page = AuditPage.Render([usual, usual with { Image = usual.Image with { Platform = "linux/arm64" } }]);
        page.ShouldContain("2 images of 835.6 MB packed take 417.8 MB: 27 of 27 layers are in more than one.");
        Regex.Matches(page, " id=\"([^\"]*)\"").Select(x => x.Groups[1].Value).ShouldBeUnique();
    }
}

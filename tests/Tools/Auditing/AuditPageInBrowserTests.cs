using System.Text.Json.Nodes;
using Slipway.Core.Auditing;
using Slipway.Tests;

namespace Slipway.Tools.Tests.Auditing;

/// <summary>The HTML page of an audit in a real browser.</summary>
[Trait("Row", "A4")]
public sealed class AuditPageInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly AuditReport s_usual = SeededAudit.Usual();

    [Fact]
    public async Task Nothing_is_loaded_nothing_is_complained_of_and_no_name_runs()
    {
        await using var tab = await browser.OpenAsync([s_usual]);
        await tab.ValueAsync("document.title");
        string[] complaints = ["Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded", "Page.javascriptDialogOpening"];
        tab.Events.Where(x => complaints.Contains(x.Method)).Select(x => $"{x.Parameters}").ShouldBeEmpty();
        tab.Events.Where(x => x.Method == "Network.requestWillBeSent")
            .Select(x => x.Parameters.GetProperty("request").GetProperty("url").GetString()!)
            .ShouldHaveSingleItem()
            .ShouldStartWith("file:///");
        (await tab.ValueAsync("document.scripts.length + document.images.length + document.links.length")).GetInt32().ShouldBeGreaterThan(1);
        (await tab.ValueAsync("document.scripts.length + document.images.length")).GetInt32().ShouldBe(1, "our own script");
    }

    [Fact]
    public async Task Light_and_dark_are_two_pictures_and_both_can_be_read()
    {
        await using var tab = await browser.OpenAsync([s_usual]);
        await tab.SizeAsync(1440, 1600);
        var pictures = new List<byte[]>();
        foreach (var scheme in (string[])["light", "dark"])
        {
            await tab.SchemeAsync(scheme);
            pictures.Add(await tab.PictureAsync());
            // WCAG 2.2: 4.5 to 1 for text.
            (await tab.ValueAsync(Contrast))
                .GetDouble()
                .ShouldBeGreaterThanOrEqualTo(4.5, scheme);
        }
        pictures[0].AsSpan().SequenceEqual(pictures[1]).ShouldBeFalse();
    }

    [Theory]
    [InlineData(390, "narrow")]
    [InlineData(800, "medium")]
    [InlineData(1440, "wide")]
    public async Task The_page_is_as_wide_as_the_window_with_the_map_for_that_width(int width, string map)
    {
        await using var tab = await browser.OpenAsync([s_usual], x => x.SizeAsync(width, 900));
        (await tab.ValueAsync("document.documentElement.scrollWidth")).GetInt32().ShouldBeLessThanOrEqualTo(width);
        (await tab.ValueAsync("[...document.querySelectorAll('.map')].filter(x => x.checkVisibility()).map(x => x.classList[1]).join()"))
            .GetString()
            .ShouldBe(map);
        // Letters keep their size: the map is scaled by little.
        (
            await tab.ValueAsync(
                $"document.querySelector('.map.{map}').getBoundingClientRect().width / document.querySelector('.map.{map}').viewBox.baseVal.width"
            )
        )
            .GetDouble()
            .ShouldBeInRange(0.85, 1.3);
    }

    [Fact]
    public async Task The_tab_key_reaches_tiles_tables_and_heads_and_the_focus_is_seen()
    {
        await using var tab = await browser.OpenAsync([s_usual], x => x.SizeAsync(1440, 900));
        var seen = new List<string>();
        for (var i = 0; i < 250 && !seen.Contains("BUTTON Asked for by"); i++)
        {
            await tab.PressAsync("Tab", 9);
            seen.Add((await tab.ValueAsync(Focused)).GetString()!);
        }
        seen[0].ShouldBe("A Skip to the content");
        seen.ShouldContain("A Skip the map");
        seen.Count(x => x.StartsWith("a ", StringComparison.Ordinal)).ShouldBeGreaterThan(60, "tiles");
        seen.ShouldContain("SUMMARY As a table");
        seen.ShouldContain("DIV i0-packages");
        seen.ShouldContain("BUTTON Package");
        seen.ShouldNotContain(x => x.StartsWith("hidden", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Enter_on_a_tile_goes_to_the_packages_row()
    {
        await using var tab = await browser.OpenAsync([s_usual], x => x.SizeAsync(1440, 900));
        await tab.ValueAsync("document.querySelector('.map.wide a[aria-label^=\"numpy\"]').focus()");
        await tab.PressAsync("Enter", 13, "\r");
        (await tab.ValueAsync("document.querySelector('tr:target').cells[0].textContent")).GetString().ShouldBe("numpy");
    }

    [Fact]
    public async Task A_head_sorts_its_table_by_the_keyboard_and_says_so()
    {
        await using var tab = await browser.OpenAsync([s_usual]);
        const string Table = "document.querySelector('[aria-labelledby=i0-packages] table')";
        await tab.ValueAsync($"{Table}.tHead.rows[0].cells[5].firstChild.focus()");
        var files = $"[...{Table}.tBodies[0].rows].map(x => Number(x.cells[5].textContent))";
        await tab.PressAsync("Enter", 13, "\r");
        Numbers(await tab.ValueAsync(files)).ShouldBe(s_usual.Packages.Select(x => x.Files).OrderDescending());
        (await tab.ValueAsync($"{Table}.tHead.rows[0].cells[5].ariaSort")).GetString().ShouldBe("descending");
        await tab.PressAsync("Enter", 13, "\r");
        Numbers(await tab.ValueAsync(files)).ShouldBe(s_usual.Packages.Select(x => x.Files).Order());
        (await tab.ValueAsync($"[...{Table}.tHead.rows[0].cells].map(x => x.ariaSort ?? '').join()")).GetString().ShouldBe(",,,,,ascending,,");
        await tab.ValueAsync($"{Table}.tHead.rows[0].cells[0].firstChild.click()");
        (await tab.ValueAsync($"{Table}.tBodies[0].rows[0].cells[0].textContent")).GetString().ShouldBe("annotated-types");
    }

    [Fact]
    public async Task Without_its_script_the_page_says_the_same()
    {
        await using var tab = await browser.OpenAsync([s_usual], x => x.AskAsync("Emulation.setScriptExecutionDisabled", new JsonObject { ["value"] = true }));
        (await tab.ValueAsync("document.querySelectorAll('button').length")).GetInt32().ShouldBe(0);
        (await tab.ValueAsync("document.querySelectorAll('[aria-labelledby=i0-packages] tbody tr').length")).GetInt32().ShouldBe(60);
        (await tab.ValueAsync("document.querySelector('.map.medium a, .map.wide a').getBBox().width > 0")).GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_huge_image_and_an_empty_one_have_a_page_too()
    {
        await using var huge = await browser.OpenAsync([SeededAudit.Huge()]);
        (await huge.ValueAsync("document.querySelectorAll('[aria-labelledby=i0-packages] tbody tr').length")).GetInt32().ShouldBe(2000);
        await using var empty = await browser.OpenAsync([SeededAudit.Empty()]);
        (await empty.ValueAsync("document.querySelector('h1').textContent")).GetString().ShouldBe("none");
    }

    private static IEnumerable<int> Numbers(System.Text.Json.JsonElement list) => list.EnumerateArray().Select(x => x.GetInt32());

    /// <summary>The focused element in words; "hidden" before it where no outline or stroke shows that it is.</summary>
    private const string Focused = """
        (() => {
          const x = document.activeElement, tile = x.querySelector?.('.tile');
          const shown = tile ? getComputedStyle(tile).strokeWidth === '3px' : getComputedStyle(x).outlineStyle !== 'none';
          return `${shown ? '' : 'hidden '}${x.tagName} ${x.tagName === 'DIV' ? x.getAttribute('aria-labelledby') : x.getAttribute('aria-label') ?? x.textContent}`;
        })()
        """;

    /// <summary>The least contrast of any text to what is behind it.</summary>
    private const string Contrast = """
        (() => {
          const light = c => c.map(x => x / 255).map(x => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4).reduce((s, x, i) => s + x * [0.2126, 0.7152, 0.0722][i], 0);
          const rgb = text => text.match(/[\d.]+/g).map(Number);
          const ratio = (a, b) => { const [x, y] = [light(rgb(a).slice(0, 3)), light(rgb(b).slice(0, 3))].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
          const behind = x => { for (; x; x = x.parentElement) { const c = getComputedStyle(x).backgroundColor; if ((rgb(c)[3] ?? 1) > 0) return c; } };
          const words = [...document.querySelectorAll('main *')].filter(x => x.checkVisibility() && !x.ownerSVGElement && [...x.childNodes].some(y => y.nodeType === 3 && y.data.trim()));
          const labels = [...document.querySelectorAll('.map text')].filter(x => x.checkVisibility());
          return Math.min(
            ...words.map(x => ratio(getComputedStyle(x).color, behind(x))),
            ...labels.map(x => ratio(getComputedStyle(x).fill, getComputedStyle(x.parentElement.querySelector('rect')).fill)));
        })()
        """;
}
